using CapacityLab.Results.Probes;

namespace CapacityLab.Running;

/// <summary>
/// After a probe that the target did not hold, waits until it answers a single user again: some go on for seconds with what nobody waits
/// for any more, and the next probe, at a rate that they hold, would measure that.
/// </summary>
/// <param name="trial">Sends as a single user for <see cref="Trial"/>; its argument counts the calls, from 0.</param>
/// <param name="p99">The objective.</param>
/// <param name="atMost">All pauses of a layout together; each later one is still <see cref="AtLeast"/>.</param>
/// <param name="time">Measures the pauses.</param>
internal sealed class Recovery(
    Func<int, CancellationToken, Task<ProbeResult>> trial,
    TimeSpan p99,
    TimeSpan atMost,
    TimeProvider time
)
{
    public static readonly TimeSpan Trial = TimeSpan.FromSeconds(0.25);

    /// <summary>Between two of the last things that an overload leaves, a target may answer once.</summary>
    private const int GoodInARow = 2;

    /// <summary>A target whose answers take longer than the objective without any load can still be at rest.</summary>
    private const double OfRest = 2;

    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(1);

    private TimeSpan left = atMost;
    private TimeSpan rest;
    private int trials;

    /// <summary>Learns what an answer takes before the first probe.</summary>
    public async Task RestAsync(CancellationToken cancellation)
    {
        var tried = await trial(trials++, cancellation);
        rest = tried.ResponseTimeMs.Max;
    }

    /// <summary>Null where the probe before left nothing to wait for.</summary>
    /// <param name="before">The probe before.</param>
    /// <param name="busy">Called once where the target has not recovered at once.</param>
    /// <param name="gone">Whether there is nothing left that could recover.</param>
    /// <param name="cancellation">Of the run.</param>
    public async Task<RecoveryResult?> WaitAsync(
        ProbeResult before,
        Action busy,
        Func<bool> gone,
        CancellationToken cancellation
    )
    {
        if (!LeftWork(before))
        {
            return null;
        }

        long began = time.GetTimestamp();
        bool recovered = await IsBackAsync(busy, gone, cancellation);
        var waited = time.GetElapsedTime(began);
        left = left - waited > AtLeast ? left - waited : AtLeast;
        return new RecoveryResult(waited, recovered);
    }

    private async Task<bool> IsBackAsync(Action busy, Func<bool> gone, CancellationToken cancellation)
    {
        using var bound = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, bound.Token);
        bool told = false;
        int good = 0;
        try
        {
            while (good < GoodInARow && !gone() && !bound.IsCancellationRequested)
            {
                good = IsBack(await trial(trials++, either.Token)) ? good + 1 : 0;
                if (good == 0 && !told)
                {
                    told = true;
                    busy();
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }

        return good == GoodInARow;
    }

    private static bool LeftWork(ProbeResult probe) =>
        probe.InFlightAtEnd > 0
        || probe.Failures.ContainsKey(FailureKinds.Timeout)
        || (probe.Model == LoadModel.Open && probe.ObjectivesHeld == false);

    /// <summary>A failure that comes at once is an answer: what fails whatever the load is not waited for.</summary>
    private bool IsBack(ProbeResult tried) =>
        tried.Completed > 0
        && tried.InFlightAtEnd == 0
        && (tried.ResponseTimeMs.Max <= p99 || tried.ResponseTimeMs.Max <= OfRest * rest)
        && tried.Failures.Keys.All(FailureKinds.GotResponse);
}
