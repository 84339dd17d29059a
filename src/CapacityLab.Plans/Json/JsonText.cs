using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CapacityLab.Plans.Json;

/// <summary>How values are told in messages.</summary>
internal static class JsonText
{
    private const int Longest = 80;
    private const int LongestSearched = 4_096;

    /// <summary>In double quotes, control characters escaped, cut where it is long.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Cut(text))}\"";

    public static string Number(double number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>Names, each cut where it is long.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Cut));

    public static string Describe(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Undefined => "nothing",
            JsonValueKind.String => $"{Quote(Secrets.HideInText(Start(element.GetString() ?? "")))} (text)",
            JsonValueKind.Array => element.GetArrayLength() == 0 ? "an empty list" : "a list",
            JsonValueKind.Object => "an object",
            _ => Cut(element.GetRawText()),
        };

    /// <summary>As much of a text as a message bears.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : $"{text[..End(text)]}…";

    // Far more than is shown, so that a secret which begins in what is shown ends in it too.
    private static string Start(string text) => text.Length <= LongestSearched ? text : text[..LongestSearched];

    // A surrogate pair is not cut in two.
    private static int End(string text) => char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
}
