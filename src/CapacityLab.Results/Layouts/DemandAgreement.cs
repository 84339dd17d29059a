namespace CapacityLab.Results.Layouts;

/// <summary>How the measured capacity stands to what the processors would allow.</summary>
public enum DemandAgreement
{
    /// <summary>There is no capacity or no demand to compare, or others on the host may have made the difference.</summary>
    Unknown,

    /// <summary>The capacity is what the processors allow, as nearly as both are known.</summary>
    Agrees,

    /// <summary>Neither near the bound nor far below it.</summary>
    Between,

    /// <summary>Far below: something else than processors limits it.</summary>
    Below,

    /// <summary>Above: a CPU limit was not in force, or the demand was measured before the target was warm.</summary>
    Above,
}
