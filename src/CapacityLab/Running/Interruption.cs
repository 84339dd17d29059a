using System.Runtime.InteropServices;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>
/// The first SIGINT, SIGTERM or SIGHUP asks the run to end and to write what it has; a later one ends everything at once.
/// What comes within <see cref="Echo"/> of the first is the same wish: `timeout` and terminals signal the whole process
/// group, and `dotnet run` passes on what it gets.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>What a run says at the first signal.</summary>
    public const string Stopping =
        "Interrupted: ending what was started, then writing a partial report. A second signal ends at once.";

    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Action endAtOnce;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private long? first;

    /// <param name="endAtOnce">Ends what was started, without waiting; called before the process exits on a later signal.</param>
    /// <param name="time">Tells a later signal from one that was passed on.</param>
    public Interruption(Action endAtOnce, TimeProvider time)
    {
        (this.endAtOnce, this.time) = (endAtOnce, time);
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    public CancellationToken Token => source.Token;

    /// <summary>130 after SIGINT, 143 after SIGTERM, 129 after SIGHUP; 0 without a signal.</summary>
    public int ExitCode { get; private set; }

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    /// <summary>Whether everything is to end at once.</summary>
    internal bool Hear(PosixSignal signal)
    {
        lock (gate)
        {
            if (first is { } then)
            {
                return time.GetElapsedTime(then) >= Echo;
            }

            first = time.GetTimestamp();
            ExitCode = Code(signal);
            // Off the signal's thread, since what is cancelled may run for a while, and off the pool, which a load may keep busy.
            new Thread(source.Cancel) { IsBackground = true, Name = "interruption" }.Start();
            return false;
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Hear(context.Signal))
        {
            endAtOnce();
            Environment.Exit(ExitCode);
        }
    }

    private static int Code(PosixSignal signal) =>
        signal switch
        {
            PosixSignal.SIGHUP => ExitCodes.Hangup,
            PosixSignal.SIGINT => ExitCodes.Interrupt,
            _ => ExitCodes.Terminate,
        };
}
