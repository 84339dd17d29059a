using System.Globalization;
using System.Text.Json;

namespace CapacityLab.Results.Json;

/// <summary>What can still be told of a line that is no JSON, or whose sum is wrong.</summary>
/// <param name="Layout">Whose line it is; null where that cannot be told.</param>
/// <param name="LastProbe">The highest number of a probe in it; 0: none.</param>
/// <param name="What">The kind of line.</param>
internal sealed record DamagedLine(string? Layout, int LastProbe, string What)
{
    private const string OfLayout = "{\"layout\":{\"name\":\"";
    private const string OfRun = "{\"run\":";
    private const string Number = "\"index\":";
    private const int MostProbes = 1_000;

    public static DamagedLine Of(string line)
    {
        bool isLayout = line.StartsWith(OfLayout, StringComparison.Ordinal);
        int end = isLayout ? line.IndexOf('"', OfLayout.Length) : -1;
        return new DamagedLine(
            end < 0 ? null : Name(line[(OfLayout.Length - 1)..(end + 1)]),
            Last(line),
            isLayout ? "a layout whose name cannot be read"
                : line.StartsWith(OfRun, StringComparison.Ordinal) ? "a line of the run itself"
                : "a line of an unknown kind"
        );
    }

    /// <param name="quoted">A JSON string.</param>
    private static string? Name(string quoted)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(quoted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Last(string line)
    {
        int last = 0;
        for (
            int at = line.IndexOf(Number, StringComparison.Ordinal);
            at >= 0;
            at = line.IndexOf(Number, at + 1, StringComparison.Ordinal)
        )
        {
            int from = at + Number.Length;
            int length = line.AsSpan(from, Math.Min(5, line.Length - from)).IndexOfAnyExceptInRange('0', '9');
            int number = int.TryParse(
                line.AsSpan(from, Math.Max(0, length)),
                CultureInfo.InvariantCulture,
                out int read
            )
                ? read
                : 0;
            last = number <= MostProbes ? Math.Max(last, number) : last;
        }

        return last;
    }
}
