using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>The probe that a search asks for next.</summary>
/// <param name="Purpose">Ladder: closed model; else open.</param>
/// <param name="Rate">To offer; zero in the ladder.</param>
/// <param name="Users">In the ladder; else 0.</param>
/// <param name="Length">Of the schedule.</param>
public sealed record ProbeOrder(ProbePurpose Purpose, RequestRate Rate, int Users, TimeSpan Length);
