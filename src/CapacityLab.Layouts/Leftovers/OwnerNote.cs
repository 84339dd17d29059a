using System.Globalization;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>Two lines that say which lab something is of, and on which host and in which space of process ids that means anything.</summary>
internal static class OwnerNote
{
    public static IReadOnlyList<string> OfThis => [LabOwner.This.ToString(), ThisHost];

    /// <summary>Process ids and start times begin anew when the host does.</summary>
    private static string BootId { get; } =
        File.Exists("/proc/sys/kernel/random/boot_id")
            ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()
            : "-";

    private static string ThisHost =>
        string.Create(CultureInfo.InvariantCulture, $"{BootId} {ProcessIds.OwnNamespace}");

    /// <summary>Whether the host was started since, so that no process of the lab can be left.</summary>
    public static bool IsOfEarlierBoot(IReadOnlyList<string> lines) => lines[1].Split(' ')[0] != BootId;

    /// <summary>False too where it cannot be told, as for a lab in another container.</summary>
    public static bool IsOfDeadLab(IReadOnlyList<string> lines) =>
        lines.Count >= 2
        && LabOwner.Parse(lines[0]) is { } owner
        && (IsOfEarlierBoot(lines) || (lines[1] == ThisHost && !owner.IsAlive));
}
