using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TargetApp.Storage.Sqlite;

/// <summary>
/// Up to so many sessions on one file, opened when first needed; who finds none free waits without a thread.
/// Own pool, because that of the provider keeps no prepared statements and has no limit.
/// </summary>
internal sealed class SqliteSessionPool(string path, int size) : IDisposable
{
    private const string Pragmas = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = NORMAL;";

    private readonly ConcurrentStack<SqliteSession> idle = new();
    private readonly SemaphoreSlim free = new(size, size);

    public async ValueTask<SqliteSession> RentAsync(CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            return idle.TryPop(out var session) ? session : new SqliteSession(Connect());
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    public void Return(SqliteSession session)
    {
        idle.Push(session);
        free.Release();
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        return connection;
    }

    public void Dispose()
    {
        while (idle.TryPop(out var session))
        {
            session.Dispose();
        }

        free.Dispose();
    }
}
