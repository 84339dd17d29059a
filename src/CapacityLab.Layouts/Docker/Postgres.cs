using System.Globalization;
using System.Security.Cryptography;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Docker;

/// <summary>The database beside the target: PostgreSQL as it is in production, with its durability.</summary>
internal sealed class Postgres(DatabaseSpec spec)
{
    public const int Port = 5432;

    public const string Name = NodeRole.Database;
    public const string User = "capacitylab";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string password = RandomNumberGenerator.GetHexString(24, lowercase: true);

    public NodePlan Plan { get; } =
        new()
        {
            Name = Name,
            Role = Name,
            Limit = new NodeLimit(spec.CpuLimit, spec.MemoryLimit),
            HealthPath = "",
            ReadyTimeout = TimeSpan.Zero,
            Program = _ => throw new InvalidOperationException("It is its image's own program."),
        };

    /// <summary>Placeholders that name it.</summary>
    public IReadOnlyDictionary<string, string> Values =>
        new Dictionary<string, string>
        {
            ["database.host"] = Name,
            ["database.port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["database.user"] = User,
            ["database.password"] = password,
            ["database.connection"] = $"Host={Name};Port={Port};Username={User};Password={password};Database={User}",
        };

    public ContainerPlan Content(string image) =>
        new()
        {
            Image = image,
            Published = false,
            Command = ["postgres", "-c", "fsync=on", "-c", "max_connections=500"],
            Environment = new Dictionary<string, string>
            {
                ["POSTGRES_USER"] = User,
                ["POSTGRES_DB"] = User,
                ["POSTGRES_PASSWORD"] = password,
            },
        };

    /// <exception cref="EnvironmentException">It ended, or took no connection in time.</exception>
    public async Task WaitAsync(ContainerNode node, TimeSpan timeout, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await AskAsync(node, "SELECT 1", cancellation).ConfigureAwait(false) is null)
        {
            if (node.Exit.IsCompleted)
            {
                var death = node.Death();
                throw new EnvironmentException(
                    // One that ends for another reason was not set up rightly: the target has nothing to do with it.
                    death.Kind == NodeEventKind.OutOfMemory
                        ? EnvironmentCause.NodeEnded
                        : EnvironmentCause.NotReady,
                    Name,
                    NotReady(node, death.Message)
                )
                {
                    Happened = death.Event(Name, probeIndex: 0),
                };
            }

            if (TimeProvider.System.GetElapsedTime(started) > timeout)
            {
                throw new EnvironmentException(EnvironmentCause.NotReady, Name, NotReady(node, TookNone(timeout)));
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a commit is on the disk when it is confirmed; on or off.</summary>
    public async Task<string> FsyncAsync(ContainerNode node, CancellationToken cancellation) =>
        await AskAsync(node, "SHOW fsync", cancellation).ConfigureAwait(false) ?? "unknown";

    /// <summary>By the network, as the target does; null where there is no answer.</summary>
    private async Task<string?> AskAsync(ContainerNode node, string sql, CancellationToken cancellation)
    {
        if (node.Exit.IsCompleted)
        {
            return null;
        }

        try
        {
            var answer = await node.ExecAsync(
                    ["psql", "-tA", "-c", sql, $"postgresql://{User}:{password}@127.0.0.1:{Port}/{User}"],
                    cancellation
                )
                .ConfigureAwait(false);
            return answer.ExitCode == 0 ? answer.Stdout.Trim() : null;
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string TookNone(TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"took no connection within {timeout.TotalSeconds:0.#} s");

    private static string NotReady(ContainerNode node, string how) =>
        $"{Name} {how}. The end of its log ({node.Log.Path}):\n"
        + string.Join('\n', node.Log.LastLines(10).Select(line => "  | " + line));
}
