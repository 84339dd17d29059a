using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TargetApp.Storage.Sqlite;

/// <summary>What Npgsql measures of PostgreSQL, for SQLite, whose provider measures nothing: OpenTelemetry's names for database clients.</summary>
internal static class SqliteMeter
{
    public const string Name = "TargetApp.Sqlite";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Wait = Meter.CreateHistogram<double>(
        "db.client.connection.wait_time",
        "s",
        "Time that an operation waited for a free session."
    );

    private static readonly Histogram<double> Operation = Meter.CreateHistogram<double>(
        "db.client.operation.duration",
        "s",
        "Time of an operation, from having a session to giving it back."
    );

    private static readonly KeyValuePair<string, object?> System = new("db.system.name", "sqlite");

    /// <param name="since">Timestamp of <see cref="Stopwatch"/>.</param>
    public static void Waited(long since) => Wait.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, System);

    /// <param name="since">Timestamp of <see cref="Stopwatch"/>.</param>
    public static void Operated(long since) => Operation.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, System);
}
