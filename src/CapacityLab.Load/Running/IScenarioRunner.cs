namespace CapacityLab.Load.Running;

/// <summary>Carries out one iteration: data or code.</summary>
internal interface IScenarioRunner
{
    /// <summary>
    /// Whether the part before the first wait may run on the pacing thread: it is short and does not block. Code of the
    /// user's gets a thread of the pool.
    /// </summary>
    bool StartsInline { get; }

    /// <summary>Records its steps, tells the <see cref="Lane"/> its end, and does not throw.</summary>
    ValueTask RunAsync(Lane lane);
}
