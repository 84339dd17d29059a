using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>
/// After a probe that others on the host disturbed, waits before the next one until they are quiet: two looks in a row. Before a quiet host
/// nothing is looked at.
/// </summary>
/// <param name="others">What others use over a look, which takes <see cref="Look"/>; null where the host cannot tell.</param>
/// <param name="processors">Of the host.</param>
/// <param name="atMost">One wait; all of a layout take as much as <see cref="MostWaits"/> of them.</param>
/// <param name="time">Measures the waits.</param>
internal sealed class QuietWait(
    Func<CancellationToken, Task<Cpus?>> others,
    int processors,
    TimeSpan atMost,
    TimeProvider time
)
{
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(0.25);

    /// <summary>A host that others use all the time is waited for in vain.</summary>
    public const int MostWaits = 3;

    private const int QuietLooks = 2;

    private TimeSpan left = MostWaits * atMost;

    /// <summary>How long it took; null where there was nothing to wait for.</summary>
    /// <param name="before">The probe before; null: none.</param>
    /// <param name="busy">Called once with what others use, where they are not quiet at once.</param>
    /// <param name="cancellation">Of the run.</param>
    public async Task<TimeSpan?> WaitAsync(ProbeResult? before, Action<Cpus> busy, CancellationToken cancellation)
    {
        if (before is null || !ProbeDisturbance.IsUnderPressure(before, processors) || left <= TimeSpan.Zero)
        {
            return null;
        }

        long began = time.GetTimestamp();
        var most = left < atMost ? left : atMost;
        int quiet = 0;
        bool told = false;
        while (quiet < QuietLooks && time.GetElapsedTime(began) < most && await others(cancellation) is { } used)
        {
            bool isQuiet = !ProbeDisturbance.IsPressure(used, processors);
            quiet = isQuiet ? quiet + 1 : 0;
            if (!isQuiet && !told)
            {
                told = true;
                busy(used);
            }
        }

        var waited = time.GetElapsedTime(began);
        left -= waited;
        return waited;
    }
}
