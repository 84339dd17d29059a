namespace CapacityLab.Load.Running;

/// <param name="Number">Among all arrivals of the run, from 0.</param>
/// <param name="Iteration">Among those of its scenario, from 0.</param>
/// <param name="Intended">When it is due, from the start of the run.</param>
internal readonly record struct Arrival(long Number, long Iteration, int Scenario, TimeSpan Intended);
