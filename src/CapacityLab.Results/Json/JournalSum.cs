using System.Globalization;
using System.Text;

namespace CapacityLab.Results.Json;

/// <summary>A sum at the end of a journal's line, by which a damaged one is known: a flipped digit is still JSON.</summary>
/// <remarks>FNV-1a of 64 bits, against accidents alone. Lines of older versions have none.</remarks>
internal static class JournalSum
{
    private const string Begin = ",\"sum\":\"";
    private const int Digits = 16;
    private static readonly int Length = Begin.Length + Digits + 2;

    /// <param name="line">A JSON object.</param>
    public static string Add(string line)
    {
        string open = line.TrimEnd()[..^1];
        return $"{open}{Begin}{Of(open)}\"}}";
    }

    /// <summary>Whether the sum is right, or there is none.</summary>
    public static bool IsRight(string line)
    {
        int open = line.Length - Length;
        return open < 0
            || !line.AsSpan(open).StartsWith(Begin, StringComparison.Ordinal)
            || line.AsSpan(open + Begin.Length, Digits).SequenceEqual(Of(line[..open]));
    }

    /// <summary>Whether the line's end is missing, and not damaged.</summary>
    public static bool IsCutOff(string line) =>
        !line.EndsWith('}') && !line[Math.Max(0, line.Length - Length - 1)..].Contains("sum", StringComparison.Ordinal);

    private static string Of(string text)
    {
        ulong sum = 14_695_981_039_346_656_037;
        foreach (byte one in Encoding.UTF8.GetBytes(text))
        {
            sum = unchecked((sum ^ one) * 1_099_511_628_211);
        }

        return sum.ToString("x16", CultureInfo.InvariantCulture);
    }
}
