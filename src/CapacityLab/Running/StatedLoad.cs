using CapacityLab.Load;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>
/// A load that the plan states in iterations, as the requests that the service sees. Of scenarios of code the conclusion of the run knows
/// how many they are, from the warm-up.
/// </summary>
internal static class StatedLoad
{
    public static Objectives Of(Objectives objectives, IReadOnlyList<Scenario> mix) =>
        RequestsPerIteration.Of(mix) is { } requests
            ? objectives with
            {
                RequestsPerSecond = objectives.Load(requests),
            }
            : objectives;
}
