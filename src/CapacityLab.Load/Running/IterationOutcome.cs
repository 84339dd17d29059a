namespace CapacityLab.Load.Running;

/// <param name="Failure">Kind; null: ok.</param>
/// <param name="Counted">True where a step has counted the failure.</param>
internal readonly record struct IterationOutcome(string? Failure, bool Counted);
