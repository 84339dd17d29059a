namespace CapacityLab.Load;

/// <summary>One named, measured request of a scenario.</summary>
public static class Step
{
    /// <summary>
    /// Runs and measures it. An exception becomes a failed response of the kind that its cause has, such as
    /// <c>timeout</c> or <c>exception</c>; whether a failed step ends the iteration is the scenario's choice.
    /// </summary>
    /// <param name="name">One of few: each name is counted apart, up to 200 in a run.</param>
    /// <exception cref="OperationCanceledException">The run has stopped.</exception>
    public static Task<Response> Run(string name, ScenarioContext context, Func<Task<Response>> run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(run);
        return context.Steps.RunAsync(name, run, context.CancellationToken);
    }
}
