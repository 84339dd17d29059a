using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CapacityLab.Plans;

/// <summary>Values that are hidden wherever they stand: in a target's last words, an answer's body, an address.</summary>
/// <remarks>All are looked for at once, in time linear in the text.</remarks>
internal sealed class SecretValues
{
    /// <summary>Shorter ones stand in text by chance.</summary>
    public const int ShortestHidden = 6;

    /// <summary>No plan has so many but by a feed of them, whose first ones show what is done with the others.</summary>
    private const int Most = 1_000;

    private readonly string[] values;
    private readonly SearchValues<string> search;
    private readonly int longest;

    /// <param name="values">In any order; what is too short is left out.</param>
    public SecretValues(IEnumerable<string> values)
    {
        this.values =
        [
            .. values
                .Where(value => value.Length >= ShortestHidden)
                .Distinct(StringComparer.Ordinal)
                .Take(Most)
                .SelectMany(Written)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(value => value.Length),
        ];
        search = SearchValues.Create(this.values, StringComparison.Ordinal);
        longest = this.values.Select(value => value.Length).DefaultIfEmpty(0).Max();
    }

    private SecretValues(string[] values) =>
        (this.values, search, longest) = (
            values,
            SearchValues.Create(values, StringComparison.Ordinal),
            values.Select(value => value.Length).DefaultIfEmpty(0).Max()
        );

    public static SecretValues None { get; } = new([]);

    public int Longest => longest;

    /// <summary>The same for text that holds a byte in each character, as Latin-1 reads UTF-8.</summary>
    public SecretValues OfBytes() =>
        new((string[])[.. values.Select(value => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value)))]);

    public bool Finds(ReadOnlySpan<char> text) => values.Length > 0 && text.ContainsAny(search);

    public string Hide(string text)
    {
        int from = values.Length == 0 ? -1 : text.AsSpan().IndexOfAny(search);
        if (from < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        int done = 0;
        while (from >= 0)
        {
            shown.Append(text, done, from - done).Append(Secrets.Hidden);
            done = EndOf(text, from);
            int next = text.AsSpan(done).IndexOfAny(search);
            from = next < 0 ? -1 : done + next;
        }

        return shown.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The last place up to one at which text may be cut without cutting a value.</summary>
    public int CutBefore(string text, int cut)
    {
        int at = Math.Max(0, cut - longest + 1);
        while (at < cut && text.AsSpan(at).IndexOfAny(search) is var next and >= 0 && at + next < cut)
        {
            at += next;
            if (at + LengthAt(text, at) > cut)
            {
                return at;
            }

            at++;
        }

        return cut;
    }

    // Values that overlap are hidden as one, else the rest of the second would stand there.
    private int EndOf(string text, int from)
    {
        int end = from + LengthAt(text, from);
        for (int at = from + 1; at < end; at++)
        {
            int next = text.AsSpan(at, Math.Min(text.Length, end - 1 + longest) - at).IndexOfAny(search);
            if (next < 0 || at + next >= end)
            {
                break;
            }

            at += next;
            end = Math.Max(end, at + LengthAt(text, at));
        }

        return end;
    }

    private int LengthAt(string text, int at) =>
        Array.Find(values, value => text.AsSpan(at).StartsWith(value, StringComparison.Ordinal))?.Length ?? 1;

    /// <summary>As it is, and as addresses and JSON hold it.</summary>
    private static IEnumerable<string> Written(string value) =>
        [
            value,
            Uri.EscapeDataString(value),
            JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            JsonEncodedText.Encode(value).ToString(),
        ];
}
