namespace Benchmarks.Truth.Foreign;

/// <summary>The processors that the lab leaves to its targets: all but a third, at least one, for the generator.</summary>
internal static class Processors
{
    public static IReadOnlyList<int> OfTarget =>
        Environment.ProcessorCount < 2
            ? [0]
            : [.. Enumerable.Range(0, Environment.ProcessorCount).Skip(Math.Max(1, Environment.ProcessorCount / 3))];
}
