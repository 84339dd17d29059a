namespace TargetApp.Payments;

internal enum ChargeOutcome
{
    Charged,

    /// <summary>Payments answered, and did not charge.</summary>
    Declined,

    /// <summary>Payments did not answer, or is busy: whether it charges is not known.</summary>
    Unavailable,
}

/// <summary>A charge as the shop sees it.</summary>
/// <param name="Reason">Why it was not taken, for the log; empty where it was.</param>
internal readonly record struct Charge(ChargeOutcome Outcome, string Reason = "");
