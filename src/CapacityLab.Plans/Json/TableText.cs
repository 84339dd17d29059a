using System.Text;

namespace CapacityLab.Plans.Json;

/// <summary>The bytes of a table that a user brings, as UTF-8, and what keeps them from being text.</summary>
internal static class TableText
{
    /// <summary>What is allowed of a table's text.</summary>
    public const string Allowed = "text in UTF-8, or in UTF-16 with a byte order mark";

    /// <summary>UTF-8 without a byte order mark; bytes of UTF-16 with one are turned into it.</summary>
    /// <exception cref="IOException">The file cannot be read, or is larger.</exception>
    public static byte[] Read(string path, int largest) =>
        BoundedFile.Read(path, largest) switch
        {
            [0xFF, 0xFE, .. var little] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(little)),
            [0xFE, 0xFF, .. var big] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(big)),
            var bytes => bytes,
        };

    /// <summary>The first place that is not text, and what is there; null: all is text.</summary>
    public static (JsonPosition At, string Found)? Fault(byte[] text)
    {
        var invalid = Utf8Text.FirstInvalid(text);
        if (invalid >= 0)
        {
            return (new LineMap(text).At(invalid), "bytes that are not UTF-8");
        }

        var zero = Array.IndexOf(text, (byte)0);
        return zero < 0 ? null : (new LineMap(text).At(zero), "a NUL, which no text has");
    }
}
