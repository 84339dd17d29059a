using System.Globalization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Reports.Text;

/// <summary>How requests failed, in a part of a line.</summary>
public static class FailureText
{
    private const int MostGroups = 3;

    /// <summary>Such as <c>failed: 165 http-404 in step 'page', 3 timeout in step 'order'</c>; empty where none failed.</summary>
    public static string Of(ProbeResult probe) => Of(FailureGroups.Of([probe]));

    /// <summary>The same of failures that are grouped.</summary>
    public static string Of(IReadOnlyList<FailureExample> groups)
    {
        int rest = groups.Count - MostGroups;
        string[] more = rest > 0 ? [string.Create(CultureInfo.InvariantCulture, $"and {rest} more kinds")] : [];
        return groups.Count == 0
            ? ""
            : $"failed: {string.Join(", ", [.. groups.Take(MostGroups).Select(Group), .. more])}";
    }

    private static string Group(FailureExample group) =>
        string.Create(CultureInfo.InvariantCulture, $"{group.Count:#,0} {group.Kind}{Where(group)}");

    private static string Where(FailureExample group) => group.Step.Length == 0 ? "" : $" in step '{group.Step}'";
}
