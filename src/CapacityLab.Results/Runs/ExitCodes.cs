namespace CapacityLab.Results.Runs;

/// <summary>Every exit code of the commands.</summary>
public static class ExitCodes
{
    public const int Ok = 0;
    public const int InternalError = 1;

    /// <summary>Also of a scenario whose requests fail at any rate: the plan is what has to be changed.</summary>
    public const int BadInput = 2;

    public const int GateFailed = 3;
    public const int Inconclusive = 5;
    public const int Environment = 6;
    public const int TargetCrashed = 7;
    public const int Hangup = SignalBase + 1;
    public const int Interrupt = SignalBase + 2;

    /// <summary>Of a process that SIGKILL ended, which returns nothing itself: of a run that left only its journal.</summary>
    public const int Killed = SignalBase + 9;

    public const int Terminate = SignalBase + 15;

    /// <summary>Shells give the exit code of a process that a signal ended as this plus the signal's number.</summary>
    private const int SignalBase = 128;

    private const string Interrupted = "INTERRUPTED";

    public static IReadOnlyList<RunExitCode> All { get; } =
    [
        new(Ok, "PASS", Tone.Good),
        new(InternalError, "ERROR", Tone.Bad),
        new(BadInput, "BROKEN SCENARIO", Tone.Bad),
        new(GateFailed, "FAIL", Tone.Bad),
        new(Inconclusive, "INCONCLUSIVE", Tone.Warning),
        new(Environment, "NOT MEASURED", Tone.Bad),
        new(TargetCrashed, "TARGET CRASHED", Tone.Bad),
        new(Hangup, Interrupted, Tone.Warning) { Signal = "SIGHUP" },
        new(Interrupt, Interrupted, Tone.Warning) { Signal = "SIGINT" },
        new(Killed, Interrupted, Tone.Warning) { Signal = "SIGKILL" },
        new(Terminate, Interrupted, Tone.Warning) { Signal = "SIGTERM" },
    ];

    /// <summary>One that is not listed, as a newer version may have written it, reads as an error.</summary>
    public static RunExitCode Of(int number) =>
        All.FirstOrDefault(code => code.Number == number) ?? new(number, "ERROR", Tone.Bad);

    /// <summary>Whether an exit code says that the run was ended before its time.</summary>
    public static bool IsInterruption(int number) => Of(number).IsInterruption;
}
