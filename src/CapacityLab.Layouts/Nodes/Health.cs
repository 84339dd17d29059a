using System.Net;
using System.Net.Sockets;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Nodes;

/// <summary>Asks a node whether it is ready.</summary>
internal sealed class Health : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Who refuses a path for so long knows it not, or wants a login; who is not up yet refuses the connection or says 503.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromSeconds(5);

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

    /// <exception cref="EnvironmentException">The node ended, or was not ready in time.</exception>
    public async Task WaitAsync(INode node, TimeSpan timeout, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        var last = new Answer("not asked", IsRefusal: false);
        long? refusedSince = null;
        try
        {
            while (await AskAsync(node, patience.Token).ConfigureAwait(false) is { } answer)
            {
                last = answer;
                refusedSince = answer.IsRefusal ? refusedSince ?? TimeProvider.System.GetTimestamp() : null;
                ThrowIfRefused(node, answer, refusedSince);
                await Task.WhenAny(node.Exit, Task.Delay(Pause, patience.Token)).ConfigureAwait(false);
                patience.Token.ThrowIfCancellationRequested();
                ThrowIfEnded(node);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            ThrowIfEnded(node);
            throw new EnvironmentException(EnvironmentCause.NotReady, node.Name, NotReady(node, timeout, last.Text));
        }

        ThrowIfEnded(node);
    }

    public void Dispose() => client.Dispose();

    /// <summary>Null when ready, else what it answered.</summary>
    private async Task<Answer?> AskAsync(INode node, CancellationToken cancellation)
    {
        try
        {
            var url = new Uri(node.Url, node.HealthPath);
            using var response = await client
                .GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            return !response.IsSuccessStatusCode ? Answer.Of(response.StatusCode)
                : node.HoldsItsPort() ? null
                : new Answer("another program holds the port", IsRefusal: false);
        }
        catch (HttpRequestException e)
        {
            return new Answer(
                e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                    ? "connection refused"
                    : e.Message,
                IsRefusal: false
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Answer($"no answer within {AnswerTimeout.TotalSeconds} s", IsRefusal: false);
        }
    }

    private static void ThrowIfRefused(INode node, Answer answer, long? since)
    {
        if (since is { } begin && TimeProvider.System.GetElapsedTime(begin) >= RefusedFor)
        {
            throw new EnvironmentException(
                EnvironmentCause.NotReady,
                node.Name,
                $"{node.Name} answers, and refuses its health check: for {RefusedFor.TotalSeconds:0} s GET {new Uri(node.Url, node.HealthPath)} "
                    + $"was answered with {answer.Text}. Set {Setting(node)} to a path that answers 2xx without a login.{Log(node)}"
            );
        }
    }

    private static string Setting(INode node) =>
        node.Role is NodeRole.Replica or NodeRole.Balancer ? "target.health" : $"the health of the service {node.Name}";

    private static void ThrowIfEnded(INode node)
    {
        if (node.Exit.IsCompleted)
        {
            var death = node.Death();
            throw new EnvironmentException(
                death.Cause,
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

    /// <param name="Text">What it answered, or why there was no answer.</param>
    /// <param name="IsRefusal">A status of 4xx that says nothing of later.</param>
    private sealed record Answer(string Text, bool IsRefusal)
    {
        public static Answer Of(HttpStatusCode status) =>
            new(
                $"{(int)status} {status}",
                (int)status is >= 400 and < 500
                    && status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
                    && (int)status != 425
            );
    }
}
