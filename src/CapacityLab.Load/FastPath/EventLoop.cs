using System.Text;
using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// One thread's part of a run: it begins what is due, waits for its sockets, and takes what they have. It shares nothing
/// that is written with other threads.
/// </summary>
internal sealed class EventLoop(LoadSpec spec, LoopConnections connections)
{
    private const int MostReady = 256;

    /// <summary>Below this, waiting and being woken takes longer than looking until the moment has come.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMicroseconds(5);

    /// <summary>How long before an arrival a loop that may spin stays awake.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMicroseconds(80);

    private readonly Ready[] ready = new Ready[MostReady];
    private readonly Queue<(Channel Channel, bool HungUp)> postponed = new();
    private volatile bool stopped;
    private long endEarly = long.MaxValue;

    public RequestRoom Requests { get; } = new();

    /// <summary>Set when the run begins; nothing reads it before.</summary>
    public IClock Clock { get; set; } = new RunClock();

    public required IReadOnlyList<FastScenario> Scenarios { get; init; }

    public required TargetAddress Target { get; init; }

    /// <summary>Whether it may use processor time for sending on time: in the open model, with a processor for each loop.</summary>
    public required bool Spins { get; init; }

    /// <summary>Of the run; the loops have it in common, and touch it only where a request has failed.</summary>
    public required FailureLog Failures { get; init; }

    /// <summary>What stands before a path, without whoever logs in there.</summary>
    public string Origin { get; } = spec.BaseAddress.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    public Pacer Pacer { get; set; } = null!;

    public LoopConnections Connections { get; } = connections;

    public LoopRecorder Recorder { get; } = new();

    public Deadlines Deadlines { get; } = new(spec.RequestTimeout);

    public byte[] ReceiveBuffer { get; } = GC.AllocateUninitializedArray<byte>(64 * 1024, pinned: true);

    public LoopWatch Watch { get; private set; } = new();

    /// <summary>Processor time of its thread until the load was over.</summary>
    public TimeSpan Cpu { get; private set; }

    public int MaxInFlight { get; private set; }

    public int InFlight => Connections.InFlight;

    /// <summary>Returns when everything that was begun has ended, the graceful stop is over, or it was stopped.</summary>
    public void Run()
    {
        LinuxWait.MakePrecise();
        Connections.Attach(this);
        // Servers may have closed what the run before has left.
        while (TakeNews(TimeSpan.Zero) > 0) { }

        postponed.Clear();
        Watch = new LoopWatch();
        for (var now = Clock.Now; !IsOver(now); now = Clock.Now)
        {
            Cycle(now);
        }

        Cpu = Cpu > TimeSpan.Zero ? Cpu : Watch.CpuSinceStart;
        Recorder.Advance(Clock.Now);
        Recorder.HandOver();
        for (var left = Deadlines.First; left is not null; left = Deadlines.First)
        {
            left.Abandon();
            Connections.Return(left);
        }
    }

    /// <summary>Goes on with a connection that has more, once others had their turn.</summary>
    public void Postpone(Channel channel, bool hungUp) => postponed.Enqueue((channel, hungUp));

    /// <summary>For any thread: ends it at once.</summary>
    public void Stop() => stopped = true;

    /// <summary>For any thread: ends the load at the moment.</summary>
    public void EndEarly(TimeSpan moment) => Volatile.Write(ref endEarly, moment.Ticks);

    /// <summary>Keeps the first failure of a step and kind. The request is rendered once more, since what was sent is not kept.</summary>
    /// <param name="kind">Null: the request has not failed.</param>
    public void Note(string? kind, FastStep step, SlotValues slots, int? status, ReadOnlySpan<byte> said)
    {
        if (kind is not null && Failures.Wants(step.Number, kind))
        {
            var head = Requests.Render(step, slots);
            var line = Encoding.Latin1.GetString(head[..head.IndexOf(" HTTP/1.1"u8)]);
            var path = line.IndexOf(' ', StringComparison.Ordinal) + 1;
            Failures.Note(
                step.Number,
                kind,
                $"{line[..path]}{Origin}{line[path..]}",
                status,
                FailureText.FirstLine(said)
            );
        }
    }

    public void Ended(Channel channel, TimeSpan now, string? failure) => Pacer.Ended(channel, now, failure);

    private bool IsOver(TimeSpan now) =>
        stopped || (Pacer.End is { } end && (Connections.InFlight == 0 || now >= LastWait(end)));

    private TimeSpan LastWait(TimeSpan end)
    {
        var early = Volatile.Read(ref endEarly);
        var last = end + spec.GracefulStop;
        return early == long.MaxValue ? last : Earlier(last, TimeSpan.FromTicks(early) + spec.EarlyStop);
    }

    private void Cycle(TimeSpan now)
    {
        var early = Volatile.Read(ref endEarly);
        if (early < long.MaxValue)
        {
            Pacer.EndEarly(TimeSpan.FromTicks(early));
        }

        Watch.Look(now);
        Recorder.Advance(now);
        Deadlines.ExpireAt(now);
        var next = Pacer.Advance(now);
        if (Pacer.End is not null && Cpu == TimeSpan.Zero)
        {
            Cpu = Watch.CpuSinceStart;
        }

        MaxInFlight = Math.Max(MaxInFlight, Connections.InFlight);
        TakeNews(postponed.Count > 0 ? TimeSpan.Zero : WaitFor(next, Clock.Now));
        TakePostponed();
    }

    private void TakePostponed()
    {
        for (var count = postponed.Count; count > 0; count--)
        {
            var (channel, hungUp) = postponed.Dequeue();
            channel.Receive(hungUp);
        }
    }

    /// <summary>Until the moment, but awake before it, since being woken takes the kernel tens of microseconds.</summary>
    private TimeSpan WaitFor(TimeSpan next, TimeSpan now)
    {
        var untilNext = next == TimeSpan.MaxValue ? next : next - now - (Spins ? Awake : TimeSpan.Zero);
        var untilLook = Watch.Next - now;
        var wait = untilNext < untilLook ? untilNext : untilLook;
        return wait < ShortestWait ? TimeSpan.Zero : wait;
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private int TakeNews(TimeSpan wait)
    {
        var count = Connections.Network.Wait(ready, wait);
        for (var i = 0; i < count; i++)
        {
            // An earlier one of the batch may have closed it.
            if (ready[i].Connection.IsOpen)
            {
                ready[i].Connection.Owner.OnReady(ready[i].HungUp);
            }
        }

        return count;
    }
}
