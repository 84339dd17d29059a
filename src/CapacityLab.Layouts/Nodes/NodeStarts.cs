namespace CapacityLab.Layouts.Nodes;

internal static class NodeStarts
{
    /// <summary>Starts all at once. When one fails, the others end, also those that were ready.</summary>
    public static async Task<IReadOnlyList<INode>> AllAsync(
        INodeStarter starter,
        IReadOnlyList<NodePlan> plans,
        CancellationToken cancellation
    )
    {
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var starts = plans
            .Select(plan => Task.Run(() => StartOrCancelAsync(starter, plan, failure), cancellation))
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
            throw starts
                .Select(start => start.Exception?.InnerException)
                .OfType<EnvironmentException>()
                .FirstOrDefault()
                ?? starts.Select(start => start.Exception?.InnerException).OfType<Exception>().First();
        }
    }

    private static async Task<INode> StartOrCancelAsync(
        INodeStarter starter,
        NodePlan plan,
        CancellationTokenSource failure
    )
    {
        try
        {
            return await starter.StartAsync(plan, failure.Token).ConfigureAwait(false);
        }
        catch
        {
            await failure.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
