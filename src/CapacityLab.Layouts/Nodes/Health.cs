using System.Net.Sockets;

namespace CapacityLab.Layouts.Nodes;

/// <summary>Asks a node whether it is ready.</summary>
internal sealed class Health : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    private const int LinesShown = 10;

    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            AllowAutoRedirect = false,
        }
    )
    {
        Timeout = AnswerTimeout,
    };

    /// <exception cref="LayoutException">The node ended (7), or was not ready in time (6).</exception>
    public async Task WaitAsync(INode node, TimeSpan timeout, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        var last = "not asked";
        try
        {
            while (await AskAsync(node, patience.Token).ConfigureAwait(false) is { } answer)
            {
                last = answer;
                await Task.WhenAny(node.Exit, Task.Delay(Pause, patience.Token)).ConfigureAwait(false);
                patience.Token.ThrowIfCancellationRequested();
                ThrowIfEnded(node);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            ThrowIfEnded(node);
            throw new LayoutException(6, node.Name, NotReady(node, timeout, last));
        }

        ThrowIfEnded(node);
    }

    public void Dispose() => client.Dispose();

    /// <summary>Null when ready, else what it answered.</summary>
    private async Task<string?> AskAsync(INode node, CancellationToken cancellation)
    {
        try
        {
            var url = new Uri(node.Url, node.HealthPath);
            using var response = await client
                .GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            return !response.IsSuccessStatusCode ? $"{(int)response.StatusCode} {response.StatusCode}"
                : node.HoldsItsPort() ? null
                : "another program holds the port";
        }
        catch (HttpRequestException e)
        {
            return e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                ? "connection refused"
                : e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {AnswerTimeout.TotalSeconds} s";
        }
    }

    private static void ThrowIfEnded(INode node)
    {
        if (node.Exit.IsCompleted)
        {
            var death = node.Death();
            throw new LayoutException(
                death.ExitCode,
                node.Name,
                $"{node.Name} {death.Message} before it was ready.{Log(node)}"
            )
            {
                Happened = death.Event(node.Name, probeIndex: 0),
            };
        }
    }

    private static string NotReady(INode node, TimeSpan timeout, string last) =>
        $"{node.Name} was not ready within {timeout.TotalSeconds:0.#} s: GET {new Uri(node.Url, node.HealthPath)} "
        + $"answered last: {last}.{Log(node)}";

    private static bool IsFrame(string line) => line.TrimStart().StartsWith("at ", StringComparison.Ordinal);

    private static string Log(INode node)
    {
        // The frames of a stack trace would push out what the exception says.
        var all = node.Log.LastLines(NodeDeath.LinesOfEvidence).Where(line => !IsFrame(line));
        var lines = all.TakeLast(LinesShown).ToList();
        return lines.Count == 0
            ? $" Its log is empty ({node.Log.Path})."
            : $" The end of its log ({node.Log.Path}):\n" + string.Join('\n', lines.Select(line => "  | " + line));
    }
}
