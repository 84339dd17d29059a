using CapacityLab.Layouts.Leftovers;

namespace CapacityLab.Layouts.Docker;

/// <summary>What everything in an engine carries that a lab made, so that it is found again.</summary>
internal static class EngineLabels
{
    public const string Run = "capacitylab.run";
    public const string Layout = "capacitylab.layout";
    public const string Owner = "capacitylab.owner";

    /// <summary>An engine may serve several hosts, and process ids mean something on one of them only.</summary>
    public const string Host = "capacitylab.host";

    public static string ThisHost => $"{Environment.MachineName} {ProcessIds.OwnNamespace}".Trim();

    public static Dictionary<string, string> Of(string runId) =>
        new()
        {
            [Run] = runId,
            [Owner] = LabOwner.This.ToString(),
            [Host] = ThisHost,
        };

    public static Dictionary<string, string> Of(string runId, string layout) => new(Of(runId)) { [Layout] = layout };

    /// <summary>Null where it is not of a lab on this host.</summary>
    public static LabOwner? OwnerOf(IDictionary<string, string>? labels) =>
        labels is not null
        && labels.TryGetValue(Host, out var host)
        && host == ThisHost
        && labels.TryGetValue(Owner, out var owner)
            ? LabOwner.Parse(owner)
            : null;

    public static bool IsOfDeadLab(IDictionary<string, string>? labels) => OwnerOf(labels) is { IsAlive: false };

    public static bool IsOfThisLab(IDictionary<string, string>? labels) => OwnerOf(labels) == LabOwner.This;

    /// <summary>Of this lab's run, and with <paramref name="layout"/> of that layout.</summary>
    public static bool IsOf(IDictionary<string, string>? labels, string runId, string? layout) =>
        IsOfThisLab(labels)
        && labels!.TryGetValue(Run, out var run)
        && run == runId
        && (layout is null || (labels.TryGetValue(Layout, out var name) && name == layout));
}
