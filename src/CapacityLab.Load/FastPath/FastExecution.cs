using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Generator;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;
using CapacityLab.Load.Scenarios;
using CapacityLab.Load.Scheduling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.FastPath;

/// <summary>The fast path: event loops on threads of their own, each with its share of the load.</summary>
internal sealed class FastExecution : IExecution
{
    private readonly LoadSpec spec;
    private readonly OpenSchedule? schedule;
    private readonly EventLoop[] loops;
    private readonly List<Task> threads = [];

    public FastExecution(LoadSpec spec, FastConnections connections, OpenSchedule? schedule)
    {
        (this.spec, this.schedule) = (spec, schedule);
        Failures = new FailureLog(spec.HideSecrets);
        FastScenario[] scenarios = [.. spec.Scenarios.Select(s => new FastScenario(s.Http!, spec, Steps))];
        var spins = schedule is not null && CpuAllowance.OfThisProcess().Cores >= connections.Loops.Count;
        loops = [.. connections.Loops.Select(LoopOf)];
        Engine = connections.Engine;
        var closed = schedule is null ? new ClosedSchedule(spec.Simulations) : null;
        Concurrency = closed?.Most ?? 0;
        for (var i = 0; i < loops.Length; i++)
        {
            loops[i].Pacer = PacerOf(loops[i], new LoopShare(i, loops.Length), closed);
        }

        EventLoop LoopOf(LoopConnections its) =>
            new(spec, its)
            {
                Scenarios = scenarios,
                Target = connections.Target,
                Spins = spins,
                Failures = Failures,
            };
    }

    public string Engine { get; }

    public LoadModel Model => schedule is null ? LoadModel.Closed : LoadModel.Open;

    public int Concurrency { get; }

    public StepTable Steps { get; } = new();

    public FailureLog Failures { get; }

    // Asked a hundred times a second: queries would leave garbage, which over an hour is more than everything else.
    public int InFlight
    {
        get
        {
            int sum = 0;
            foreach (var loop in loops)
            {
                sum += loop.InFlight;
            }

            return sum;
        }
    }

    public TimeSpan Until
    {
        get
        {
            var latest = TimeSpan.Zero;
            foreach (var loop in loops)
            {
                latest = loop.Pacer.Until > latest ? loop.Pacer.Until : latest;
            }

            return latest;
        }
    }

    public async Task<ScheduleEnd> RunAsync(IClock clock, CancellationToken cancellation)
    {
        using var stop = cancellation.Register(Stop);
        Array.ForEach(loops, loop => loop.Clock = clock);
        // One moment for all loops, however late each of them hears of it.
        using var early = spec.EndEarly.Register(() => EndEarly(clock.Now));
        foreach (var loop in loops)
        {
            threads.Add(loop.Connections.Thread.RunAsync(() => Run(loop)));
        }

        await Task.WhenAll(threads).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var end = loops.Max(loop => loop.Pacer.End!.Value);
        return schedule is not null && end < schedule.Duration
            ? new ScheduleEnd(end, loops.Sum(loop => loop.Pacer.Scheduled))
            : new ScheduleEnd(end);
    }

    public void Look(TimeSpan now)
    {
        // The loops look after their own timeouts.
    }

    public bool TryCollect(IntervalTotals sum, bool last)
    {
        if (!last && Array.Exists(loops, loop => !loop.Recorder.HasInterval))
        {
            return false;
        }

        Array.ForEach(loops, loop => loop.Recorder.Collect(sum));
        return true;
    }

    public Totals Close()
    {
        var sum = new Totals();
        // A loop that still runs is one that could not be waited for; its counts cannot be read.
        if (threads.TrueForAll(thread => thread.IsCompleted))
        {
            Array.ForEach(loops, loop => sum.Add(loop.Recorder.Totals));
        }

        return sum;
    }

    public Task EndAsync()
    {
        Stop();
        return Task.WhenAll(threads);
    }

    public ExecutionFigures Figures()
    {
        var delays = new LatencyHistogram();
        Array.ForEach(loops, loop => delays.Add(loop.Watch.Delays));
        return new ExecutionFigures(
            loops.Sum(loop => loop.Pacer.MaxBacklog),
            loops.Sum(loop => loop.MaxInFlight),
            new UptakeDelays(delays.Count, loops.Sum(loop => loop.Watch.Late), delays.Percentile(0.99)),
            loops.Max(loop => loop.Cpu),
            loops.Sum(loop => loop.Recorder.Resent)
        );
    }

    public void Dispose()
    {
        // The connections belong to the session.
    }

    private void Run(EventLoop loop)
    {
        try
        {
            loop.Run();
        }
        catch
        {
            // The run has no result any more: the others need not go on to the end of the schedule.
            Stop();
            throw;
        }
    }

    private void EndEarly(TimeSpan moment) => Array.ForEach(loops, loop => loop.EndEarly(moment));

    private void Stop() => Array.ForEach(loops, loop => loop.Stop());

    private Pacer PacerOf(EventLoop loop, LoopShare share, ClosedSchedule? closed)
    {
        var mix = new ScenarioMix([.. spec.Scenarios.Select(s => s.Weight)], spec.Seed);
        // In the open model every loop numbers all arrivals and carries out its own; in the closed one it numbers its own alone.
        return closed is null
            ? new OpenPacer(
                new OpenPace(
                    schedule!,
                    share,
                    new ArrivalNumbers(mix, spec.Scenarios.Count, LoopShare.Whole),
                    spec.OverdueGrace
                ),
                loop,
                share.PartOf(spec.MaxInFlight)
            )
            : new ClosedPacer(closed, loop, share, new ArrivalNumbers(mix, spec.Scenarios.Count, share));
    }
}
