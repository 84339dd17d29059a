namespace CapacityLab.Running;

/// <summary>What the layouts of a run are measured with.</summary>
/// <param name="Setup">Of the run.</param>
/// <param name="Specs">Of its layouts.</param>
/// <param name="Observer">Hears what happens.</param>
/// <param name="Time">Measures.</param>
internal sealed record LayoutRunContext(RunSetup Setup, LayoutSpecs Specs, IRunObserver Observer, TimeProvider Time);
