using System.Globalization;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>The host's processes as /proc lists them; none where there is no /proc.</summary>
internal static class ProcessIds
{
    /// <summary>Empty where there are no namespaces of processes.</summary>
    public static string OwnNamespace { get; } = Namespace("self");

    public static IEnumerable<int> All() =>
        OperatingSystem.IsLinux()
            ? Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
                .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            : [];

    public static string Namespace(string process)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{process}/ns/pid", returnFinalTarget: false)?.Name ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
