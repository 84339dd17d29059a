using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Results.Json;

/// <summary>A layout as a journal holds it, without what nothing can be done with.</summary>
internal sealed class SoundLayout
{
    /// <summary>No run takes so long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public SoundLayout(LayoutResult layout, DateTimeOffset startedAt)
    {
        var probes = layout.Probes.Where(probe => IsSound(probe, startedAt)).DistinctBy(probe => probe.Index).ToList();
        var samples = layout.Samples.Where(sample => IsSound(sample, startedAt)).ToList();
        ProbesLeftOut = layout.Probes.Count - probes.Count;
        SamplesLeftOut = layout.Samples.Count - samples.Count;
        Layout = ProbesLeftOut + SamplesLeftOut == 0 ? layout : layout with { Probes = probes, Samples = samples };
    }

    public LayoutResult Layout { get; }

    public int ProbesLeftOut { get; }

    public int SamplesLeftOut { get; }

    private static bool IsSound(ProbeResult? probe, DateTimeOffset startedAt) =>
        probe is { Index: > 0 and < 100_000, Nodes: not null, Generator: not null }
        && probe.Duration >= TimeSpan.Zero
        && probe.Duration < Longest
        && IsNear(probe.StartedAt, startedAt)
        && probe.Nodes.All(node => node?.Name is not null);

    private static bool IsSound(NodeSample? sample, DateTimeOffset startedAt) =>
        sample is { Node.Length: > 0 } && IsNear(sample.At, startedAt);

    // A journal written by hand has no times at all.
    private static bool IsNear(DateTimeOffset at, DateTimeOffset startedAt) => (at - startedAt).Duration() < Longest;
}
