namespace CapacityLab.Layouts.Docker;

/// <summary>Turns what an engine cannot do into one clear message.</summary>
internal static class EngineCalls
{
    public static Task WithinAsync(string what, Func<Task> call, CancellationToken cancellation) =>
        WithinAsync(
            what,
            async () =>
            {
                await call().ConfigureAwait(false);
                return true;
            },
            cancellation
        );

    /// <exception cref="EnvironmentException">The engine refused, failed or is gone.</exception>
    public static async Task<T> WithinAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e))
        {
            cancellation.ThrowIfCancellationRequested();
            throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                what,
                $"{what}: the Docker engine says: {DockerEngine.MessageOf(e)}"
            );
        }
    }

    /// <summary>For the way out, where an engine that is gone leaves nothing to do.</summary>
    public static async Task IgnoreAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e))
        {
            // What comes back with the engine, the next run or cleanup removes by its label.
        }
    }
}
