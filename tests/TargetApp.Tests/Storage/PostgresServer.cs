using System.Diagnostics;
using Npgsql;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder on a free port of 127.0.0.1.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("target-app-pg-").FullName;
    private Process? server;
    private int port;
    private int databases;

    private static string? Binaries { get; } = FindBinaries();

    public async ValueTask InitializeAsync()
    {
        if (Binaries is null)
        {
            return;
        }

        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", folder);
        }

        await AsServerUser("initdb", "-D", folder, "-A", "trust", "-U", "postgres", "--no-sync").WaitForExitAsync();
        port = AppProcess.FreePort();
        string[] options = ["-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"];
        server = AsServerUser("postgres", ["-D", folder, "-p", $"{port}", .. options]);
        await WaitUntilReadyAsync();
    }

    /// <summary>The connection string of a new, empty database. Skips the test where there is no server.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(Binaries is null, "PostgreSQL is not installed (neither on PATH nor in /usr/lib/postgresql).");
        var name = $"test{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return Connection(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            // The postmaster's own id: the child of runuser, where that started it. SIGINT is its fast shutdown.
            var id = (await File.ReadAllLinesAsync(Path.Combine(folder, "postmaster.pid")))[0];
            await RunAsync("kill", "-INT", id);
            await server.WaitForExitAsync();
            server.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string? FindBinaries()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var packaged = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return onPath
            .Concat(packaged.Select(version => Path.Combine(version, "bin")))
            .FirstOrDefault(bin =>
                File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres"))
            );
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Process AsServerUser(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private string Connection(string database) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=10";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task WaitUntilReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(started) < Patience && !server!.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }
}
