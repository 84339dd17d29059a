using System.Globalization;
using CapacityLab.Layouts.Sampling;

namespace CapacityLab.Layouts.Nodes;

/// <summary>
/// Whether a node answers when no load is left. One that is only late is not silent: it works, or answers others; one that is stopped,
/// paused or hung neither answers nor uses a processor.
/// </summary>
internal sealed class Silence(Func<IReadOnlyList<NodeReading>> read) : IDisposable
{
    /// <summary>Processors that a runtime uses at most which does nothing.</summary>
    private const double AtRest = 0.02;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            AllowAutoRedirect = false,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => client.Dispose();

    /// <summary>A sentence for each node that is silent, by its name. Takes no longer than 2 s for all.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(
        IReadOnlyList<INode> nodes,
        CancellationToken cancellation
    )
    {
        var before = read();
        var answers = await Task.WhenAll(nodes.Select(node => AskAsync(node, cancellation))).ConfigureAwait(false);
        var after = answers.All(answer => answer.Waited == TimeSpan.Zero) ? before : read();
        return nodes
            .Select(
                (node, i) => (node.Name, Told: Sentence(node, answers[i], NodeRates.Cores(before[i], after[i]).Cores))
            )
            .Where(node => node.Told.Length > 0)
            .ToDictionary(node => node.Name, node => node.Told);
    }

    /// <summary>Empty where it answered, or may only be late.</summary>
    internal static string Sentence(INode node, NodeAnswer answer, double cpu) =>
        answer.HasAnswered || node.Exit.IsCompleted || node.IsStopping ? ""
        : answer.Stopped.Length > 0 ? $"{Asked(node, answer)}{answer.Stopped}."
        : answer.Waited > TimeSpan.Zero && cpu < AtRest
            ? string.Create(CultureInfo.InvariantCulture, $"{Asked(node, answer)}it used {cpu:0.00} CPU meanwhile.")
        : "";

    private static string Asked(INode node, NodeAnswer answer) =>
        answer.Waited > TimeSpan.Zero
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{node.Name} did not answer GET {node.HealthPath} within {Patience.TotalSeconds:0} s; "
            )
            : $"{node.Name} does not answer: ";

    /// <summary>A node without a health check, such as a database, is only looked at.</summary>
    private async Task<NodeAnswer> AskAsync(INode node, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var stopped = await node.StoppedAsync(patience.Token).ConfigureAwait(false);
            if (node.HealthPath.Length == 0)
            {
                return new NodeAnswer(HasAnswered: stopped.Length == 0, TimeSpan.Zero, stopped);
            }

            return await AskAsync(node, stopped, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NodeAnswer(HasAnswered: true, TimeSpan.Zero, "");
        }
    }

    /// <summary>Any status is an answer, and so is a refusal: it comes at once, and is told by what failed.</summary>
    private async Task<NodeAnswer> AskAsync(INode node, string stopped, CancellationToken patience)
    {
        try
        {
            var url = new Uri(node.Url, node.HealthPath);
            using var response = await client
                .GetAsync(url, HttpCompletionOption.ResponseHeadersRead, patience)
                .ConfigureAwait(false);
            return new NodeAnswer(HasAnswered: true, TimeSpan.Zero, stopped);
        }
        catch (HttpRequestException)
        {
            return new NodeAnswer(HasAnswered: stopped.Length == 0, TimeSpan.Zero, stopped);
        }
        catch (OperationCanceledException)
        {
            return new NodeAnswer(HasAnswered: false, Patience, stopped);
        }
    }
}

/// <summary>What came of one question.</summary>
/// <param name="HasAnswered">Whether anything came.</param>
/// <param name="Waited">How long in vain; zero where it was not asked, or answered.</param>
/// <param name="Stopped">Why the node can do nothing, as in <c>its process is stopped (state T)</c>; empty where it can.</param>
internal sealed record NodeAnswer(bool HasAnswered, TimeSpan Waited, string Stopped);
