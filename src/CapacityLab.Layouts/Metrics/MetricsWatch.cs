using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Metrics;

/// <summary>
/// Reads the metrics pages of a layout's nodes once a second while a measurement lasts, each node on a thread of its own: one
/// that does not answer must not keep the others waiting, and the thread pool may be busy with the load.
/// </summary>
internal sealed class MetricsWatch : IDisposable
{
    private readonly Dictionary<INode, NodeMetrics> watched;

    public MetricsWatch(IEnumerable<INode> nodes) =>
        watched = nodes
            .Where(node => node.MetricsPath.Length > 0)
            .ToDictionary(node => node, node => new NodeMetrics(node.Name, new Uri(node.Url, node.MetricsPath)));

    /// <summary>Starts an account of every node, each with a page of now.</summary>
    public IReadOnlyDictionary<INode, RuntimeAccount> Begin()
    {
        var accounts = watched.Keys.ToDictionary(node => node, _ => new RuntimeAccount());
        Parallel(node => watched[node].Begin(accounts[node]));
        return accounts;
    }

    /// <summary>Reads every node's page once more, and ends its account.</summary>
    public void End() => Parallel(node => watched[node].End());

    public void Dispose()
    {
        foreach (var metrics in watched.Values)
        {
            metrics.Dispose();
        }
    }

    private void Parallel(Action<INode> act) =>
        Task.WaitAll([
            .. watched.Keys.Select(node => Task.Factory.StartNew(() => act(node), TaskCreationOptions.LongRunning)),
        ]);
}
