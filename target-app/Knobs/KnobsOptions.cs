using TargetApp.Settings;

namespace TargetApp.Knobs;

/// <summary>The group <c>Knobs</c>: bottlenecks to order. All are off by default; they act on /api routes only.</summary>
internal sealed record KnobsOptions
{
    /// <summary>Processor time that each request burns, on its own thread.</summary>
    public TimeSpan CpuPerRequest { get; init; }

    /// <summary>Processor time that each request burns inside the process-wide lock.</summary>
    public TimeSpan LockBusy { get; init; }

    /// <summary>Time that each request waits, using no processor, inside the process-wide lock.</summary>
    public TimeSpan LockHeld { get; init; }

    /// <summary>Time that each request blocks its pool thread on a task.</summary>
    public TimeSpan SyncOverAsync { get; init; }

    /// <summary>Time that each request blocks its pool thread in a call to the system.</summary>
    public TimeSpan BlockingCall { get; init; }

    /// <summary>Memory that each request allocates, touches and keeps until it ends, in KiB.</summary>
    public int AllocateKiB { get; init; }

    /// <summary>Memory allocated and touched at start and never let go, in MiB.</summary>
    public int HoldMiB { get; init; }

    /// <summary>Database connections of this replica; 0 is the storage's own default (SQLite 8, Npgsql 100).</summary>
    public int DatabasePoolSize { get; init; }

    /// <summary>Time that each database operation keeps its connection before it works, as a slow query would.</summary>
    public TimeSpan DatabaseHold { get; init; }

    /// <summary>Connections to payments; 0 is no limit.</summary>
    public int PaymentsConnections { get; init; }

    /// <summary>White space that follows each JSON body, in KiB.</summary>
    public int ResponseKiB { get; init; }

    /// <summary>Whether a request has anything to do for a knob.</summary>
    public bool ActOnRequests =>
        CpuPerRequest + LockBusy + LockHeld + SyncOverAsync + BlockingCall > TimeSpan.Zero
        || AllocateKiB + ResponseKiB > 0;

    public static KnobsOptions Read(SettingsReader reader) =>
        new()
        {
            CpuPerRequest = reader.Microseconds("Knobs:CpuMicrosecondsPerRequest", 0, 0, 10_000_000),
            LockBusy = reader.Microseconds("Knobs:LockMicroseconds", 0, 0, 10_000_000),
            LockHeld = reader.Milliseconds("Knobs:LockHeldMs", 0, 0, 60_000),
            SyncOverAsync = reader.Milliseconds("Knobs:SyncOverAsyncMs", 0, 0, 60_000),
            BlockingCall = reader.Milliseconds("Knobs:BlockingCallMs", 0, 0, 60_000),
            AllocateKiB = reader.Whole("Knobs:AllocateKiB", 0, 0, 1_048_576),
            HoldMiB = reader.Whole("Knobs:HoldMiB", 0, 0, 1_048_576),
            DatabasePoolSize = reader.Whole("Knobs:DatabasePoolSize", 0, 0, 10_000),
            DatabaseHold = reader.Milliseconds("Knobs:DatabaseHoldMs", 0, 0, 60_000),
            PaymentsConnections = reader.Whole("Knobs:PaymentsConnections", 0, 0, 10_000),
            ResponseKiB = reader.Whole("Knobs:ResponseKiB", 0, 0, 65_536),
        };
}
