namespace CapacityLab.Layouts;

/// <summary>Layouts of plain processes on this host, each with its limits.</summary>
public sealed class ProcessRuntime : ILayoutRuntime
{
    public string Name => "process";

    public Task<ILayout> StartAsync(LayoutSpec spec, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Ends and removes what runs left whose lab is no more; returns a line for each thing removed.</summary>
    public static Task<IReadOnlyList<string>> RemoveLeftoversAsync(CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>What this host offers to the runtime, and what would be better.</summary>
    public static IReadOnlyList<HostFact> Examine() => throw new NotImplementedException();
}

/// <summary>One line of doctor.</summary>
/// <param name="Name">What was looked at, such as <c>limits</c>, <c>nginx</c>.</param>
/// <param name="Good">Whether it is as good as it can be.</param>
/// <param name="Found">What is there.</param>
/// <param name="Advice">The command or change that would make it better; empty where nothing would.</param>
public sealed record HostFact(string Name, bool Good, string Found, string Advice);
