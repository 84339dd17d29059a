using CapacityLab.Results.Probes;

namespace CapacityLab.Running;

/// <summary>
/// After a probe that the target did not hold, waits until it answers a single user within the p99 objective again: some go on for
/// seconds with what nobody waits for any more, and the next probe, at a rate that they hold, would measure that.
/// </summary>
/// <param name="trial">Sends as a single user for <see cref="Trial"/>; its argument counts the calls, from 0.</param>
/// <param name="p99">The objective.</param>
/// <param name="time">Measures the pauses.</param>
internal sealed class Recovery(Func<int, CancellationToken, Task<ProbeResult>> trial, TimeSpan p99, TimeProvider time)
{
    public static readonly TimeSpan Trial = TimeSpan.FromSeconds(0.25);

    /// <summary>Of a layout: one that does not recover is probed all the same, and the probes say so.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    private TimeSpan left = AtMost;
    private int trials;

    /// <summary>Null where the probe before left nothing to wait for.</summary>
    public async Task<RecoveryResult?> WaitAsync(ProbeResult? before, CancellationToken cancellation)
    {
        if (before is null || !LeftWork(before))
        {
            return null;
        }

        long began = time.GetTimestamp();
        bool recovered;
        do
        {
            recovered = IsBack(await trial(trials++, cancellation));
        } while (!recovered && time.GetElapsedTime(began) < left);

        var waited = time.GetElapsedTime(began);
        left -= waited;
        return new RecoveryResult(waited, recovered);
    }

    private static bool LeftWork(ProbeResult probe) =>
        probe.InFlightAtEnd > 0 || (probe.Model == LoadModel.Open && probe.ObjectivesHeld == false);

    /// <summary>A failure that comes at once is an answer: what fails whatever the load is not waited for.</summary>
    private bool IsBack(ProbeResult tried) =>
        tried.Completed > 0 && tried.InFlightAtEnd == 0 && tried.ResponseTimeMs.P50 <= p99;
}
