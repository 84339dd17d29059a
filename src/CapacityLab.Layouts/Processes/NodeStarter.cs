using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Processes;

/// <summary>Starts nodes and waits until they are ready; a node whose port was taken meanwhile starts again on another.</summary>
internal sealed class NodeStarter(NodeLauncher launcher, ILimitKeeper keeper, NodePlacement placement, Health health)
{
    private const int Attempts = 3;

    private static readonly string[] PortTaken = ["address already in use", "EADDRINUSE", "Address in use"];

    public async Task<Node> StartAsync(NodePlan plan, TimeSpan timeout, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var node = launcher.Launch(plan, LoopbackPort.Next(), keeper, placement);
            try
            {
                await health.WaitAsync(node, timeout, cancellation).ConfigureAwait(false);
                return node;
            }
            catch (Exception e)
            {
                await node.StopAsync().ConfigureAwait(false);
                if (e is not LayoutException || attempt == Attempts || !SaysPortTaken(node))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Starts all at once. When one fails, the others end, also those that were ready.</summary>
    public async Task<IReadOnlyList<Node>> StartAllAsync(
        IReadOnlyList<NodePlan> plans,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var starts = plans
            .Select(plan => Task.Run(() => StartOrCancelAsync(plan, timeout, failure), cancellation))
            .ToList();
        try
        {
            return await Task.WhenAll(starts).ConfigureAwait(false);
        }
        catch
        {
            var ready = starts.Where(start => start.IsCompletedSuccessfully).Select(start => start.Result.StopAsync());
            await Task.WhenAll(ready).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            throw starts.Select(start => start.Exception?.InnerException).OfType<LayoutException>().FirstOrDefault()
                ?? starts.Select(start => start.Exception?.InnerException).OfType<Exception>().First();
        }
    }

    private async Task<Node> StartOrCancelAsync(NodePlan plan, TimeSpan timeout, CancellationTokenSource failure)
    {
        try
        {
            return await StartAsync(plan, timeout, failure.Token).ConfigureAwait(false);
        }
        catch
        {
            await failure.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static bool SaysPortTaken(Node node) =>
        node.Exit.IsCompleted
        && node.Log.LastLines(NodeDeath.LinesOfEvidence)
            .Any(line => PortTaken.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase)));
}
