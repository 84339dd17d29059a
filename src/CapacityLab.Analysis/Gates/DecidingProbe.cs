using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Gates;

/// <summary>
/// The probe on which a layout's objectives are judged. Neighbouring probes may contradict each other by chance, and the search has
/// decided between them: up to the stated capacity a probe that held speaks, above it one that broke.
/// </summary>
/// <param name="Probe">That speaks.</param>
/// <param name="Others">Judged probes at its rate whose outcome was another.</param>
internal sealed record DecidingProbe(ProbeResult Probe, int Others)
{
    /// <param name="layout">Measured.</param>
    /// <param name="from">The lowest rate that counts.</param>
    /// <returns>Null where no probe from that rate on was judged.</returns>
    public static DecidingProbe? Of(LayoutResult layout, RequestRate from)
    {
        var judged = layout
            .Probes.Where(probe =>
                probe.ObjectivesHeld is not null && (probe.Offered >= from || probe.Offered.IsSame(from))
            )
            .OrderBy(probe => probe.Offered.PerSecond)
            .ToList();
        var held = judged.Find(probe => probe.ObjectivesHeld == true && IsUpTo(probe, layout.Capacity));
        return (held ?? judged.FirstOrDefault()) is not { } lowest
            ? null
            : Speaking([.. judged.Where(probe => probe.Offered.IsSame(lowest.Offered))], holds: held is not null);
    }

    /// <summary>The last of them to say so; where none does, the last.</summary>
    private static DecidingProbe Speaking(IReadOnlyList<ProbeResult> same, bool holds)
    {
        var speaking = same.LastOrDefault(probe => probe.ObjectivesHeld == holds) ?? same[^1];
        return new(speaking, same.Count(probe => probe.ObjectivesHeld != speaking.ObjectivesHeld));
    }

    private static bool IsUpTo(ProbeResult probe, CapacityResult capacity) =>
        capacity.RequestsPerSecond is { } stated && (probe.Offered <= stated || probe.Offered.IsSame(stated));
}
