using System.Runtime.InteropServices;

namespace CapacityLab.Running;

/// <summary>
/// The first SIGINT, SIGTERM or SIGHUP asks the run to end and to write what it has; the second ends everything at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const int SignalBase = 128;

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Action endAtOnce;
    private int signals;

    /// <param name="endAtOnce">Ends what was started, without waiting; called before the process exits on the second signal.</param>
    public Interruption(Action endAtOnce)
    {
        this.endAtOnce = endAtOnce;
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

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref signals) == 1)
        {
            ExitCode = SignalBase + Number(context.Signal);
            // Off the signal's thread: what is cancelled may run for a while.
            _ = source.CancelAsync();
        }
        else
        {
            endAtOnce();
            Environment.Exit(ExitCode);
        }
    }

    private static int Number(PosixSignal signal) =>
        signal switch
        {
            PosixSignal.SIGHUP => 1,
            PosixSignal.SIGINT => 2,
            _ => 15,
        };
}
