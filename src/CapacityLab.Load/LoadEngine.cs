using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.Generator;
using CapacityLab.Load.Running;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load;

/// <summary>Sends load and measures it. Stateless: each run has its own connections and counters.</summary>
public static class LoadEngine
{
    /// <summary>What keeps this process from opening any connection, in a sentence; null: nothing does.</summary>
    public static string? Obstacle => DescriptorReserve.TooFew;

    /// <summary>Whether this system has the engine and lets this process use it.</summary>
    public static bool Has(EngineKind engine) => Networks.Has(engine);

    /// <summary>Carries out the schedule, waits for what is in flight up to the limit, and returns what was measured.</summary>
    /// <param name="spec">What to send, where and when.</param>
    /// <param name="progress">
    /// Called about once a second with the interval that has just ended, from one thread, in order; it must return soon,
    /// for that thread also watches the timeouts.
    /// </param>
    /// <param name="cancellation">Stops sending at once.</param>
    /// <exception cref="ArgumentException">The load contradicts itself; the message names every contradiction.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<ProbeResult> RunAsync(
        LoadSpec spec,
        IProgress<IntervalResult>? progress = null,
        CancellationToken cancellation = default
    )
    {
        LoadSpecChecks.ThrowIfWrong(spec);

        // Off the caller's thread and context: a user interface's or a test's would delay the measurement. Off the pool too, which may
        // still be busy with what the load before has left behind.
        return Task
            .Factory.StartNew(
                () => RunCheckedAsync(spec, progress, cancellation),
                cancellation,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            )
            .Unwrap();
    }

    private static async Task<ProbeResult> RunCheckedAsync(
        LoadSpec spec,
        IProgress<IntervalResult>? progress,
        CancellationToken cancellation
    )
    {
        using var session = new LoadSession(spec);
        try
        {
            await session.InitAsync(cancellation).ConfigureAwait(false);
            return await session.RunAsync(spec.Simulations, progress, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await session.CleanAsync().ConfigureAwait(false);
        }
    }
}
