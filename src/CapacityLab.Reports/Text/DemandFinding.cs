using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>What the bound by processor time says of a layout's capacity; nothing encoded for any output.</summary>
public sealed record DemandFinding(string Layout, string Sentence, IReadOnlyList<string> LeftOut)
{
    /// <summary>Of the layouts that have one, in the plan's order.</summary>
    public static IReadOnlyList<DemandFinding> Of(RunResult result) =>
        [.. result.Layouts.Where(layout => layout.DemandCheck is { Finding.Length: > 0 }).Select(Of)];

    /// <summary>Those that contradict, a line each; then in a line which layouts agree.</summary>
    public static IReadOnlyList<string> Lines(RunResult result)
    {
        var agreeing = result
            .Layouts.Where(layout => layout.DemandCheck?.Agreement == DemandAgreement.Agrees)
            .Select(layout => layout.Title())
            .ToList();
        return
        [
            .. result.Layouts.Where(Contradicts).Select(Of).Select(one => $"{one.Layout}: {one.Sentence}"),
            .. agreeing.Count > 0
                ? [$"Capacity and processor time of a request agree: {string.Join(", ", agreeing)}."]
                : Array.Empty<string>(),
        ];
    }

    private static bool Contradicts(LayoutResult layout) =>
        layout.DemandCheck?.Agreement is DemandAgreement.Below or DemandAgreement.Above;

    private static DemandFinding Of(LayoutResult layout) =>
        new(layout.Title(), layout.DemandCheck!.Finding, layout.DemandCheck.LeftOut);
}
