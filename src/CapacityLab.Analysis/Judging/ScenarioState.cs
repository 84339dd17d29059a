namespace CapacityLab.Analysis.Judging;

/// <summary>What a single user's iterations say of a scenario that fails under load.</summary>
public enum ScenarioState
{
    /// <summary>Too few to tell.</summary>
    Unknown,

    /// <summary>They hold the success objective: what fails comes with load.</summary>
    Sound,

    /// <summary>They fail as those of the load do, but are too few to be sure: more may tell.</summary>
    LikelyBroken,

    /// <summary>They break the success objective by themselves.</summary>
    Broken,
}
