using System.Globalization;
using CapacityLab.Layouts.Leftovers;

namespace CapacityLab.Layouts.Limits;

/// <summary>Names of control groups hold their owner, so that what a killed lab left can be told from what lives.</summary>
internal static class GroupName
{
    public const string Prefix = "capacitylab-";

    private static int last;

    public static string New(string node) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{LabOwner.This.ProcessId}-{LabOwner.This.StartTime}-{Interlocked.Increment(ref last)}-{Plain(node)}"
        );

    public static LabOwner? OwnerOf(string folder)
    {
        var parts = System.IO.Path.GetFileName(folder).Split('-');
        return
            parts.Length >= 4
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var start)
            ? new LabOwner(id, start)
            : null;
    }

    private static string Plain(string node) =>
        string.Concat(node.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
