namespace TargetApp.Orders;

internal enum PlacementOutcome
{
    Paid,
    UnknownProduct,

    /// <summary>The key belongs to an order of something else.</summary>
    KeyOfAnotherOrder,

    /// <summary>Payments answered, and did not charge.</summary>
    PaymentFailed,

    /// <summary>Payments did not answer in time, or takes no charge now; the order stays pending.</summary>
    PaymentUnavailable,
}

/// <summary>What became of one attempt to place an order.</summary>
/// <param name="Order">The stored order, where there is one.</param>
/// <param name="Reason">Why it was not paid, for the log; empty where it was.</param>
internal readonly record struct Placement(PlacementOutcome Outcome, Order? Order = null, string Reason = "");
