using CapacityLab.Hosts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>Adds to each second of a probe what others on the host used in it. A second is told when it has just ended.</summary>
internal sealed class ProbeSeconds(OthersCpuMeter others)
{
    private readonly List<Cpus?> used = [];

    /// <summary>The second with what others used since the one before.</summary>
    public IntervalResult Take(IntervalResult second)
    {
        used.Add(others.Look());
        return second with { OthersCpu = used[^1] };
    }

    /// <summary>The probe with that in its seconds.</summary>
    public ProbeResult Fill(ProbeResult probe) =>
        probe with
        {
            Intervals =
            [
                .. probe.Intervals.Select(
                    (second, index) => index < used.Count ? second with { OthersCpu = used[index] } : second
                ),
            ],
        };
}
