namespace CapacityLab.Load.Http;

public sealed record HttpStep
{
    /// <summary>Headers that follow from the body and are not for the user to set.</summary>
    public static IReadOnlyList<string> OwnHeaders { get; } = ["Content-Length", "Transfer-Encoding"];

    public required string Name { get; init; }

    public string Method { get; init; } = "GET";

    /// <summary>
    /// Path and query, from the slash on. Slots are filled with data: in the path <c>/ ? # %</c> of a value are percent-encoded, in the
    /// query everything but letters, digits and <c>-._~</c>. A slot at the start holds a whole path, one that is all of the query a
    /// whole query: of those only what no address may hold is percent-encoded.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>In this order; a name may stand there several times. HttpClient sends those of one name as one list.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>
    /// Null: no body. A body without a Content-Type header is sent as application/json. Slots are filled as they are; form-encoded where
    /// Content-Type is application/x-www-form-urlencoded, unless one slot is all of the body; see <see cref="BodyIsJson"/> too.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether <see cref="Body"/> is JSON and stays so with any value in its slots. A value within a text is escaped. A slot that is
    /// all of a text, as <c>"{{id}}"</c>, takes the JSON type of its value: numbers of a range, numbers and booleans of a list, whatever
    /// was captured from JSON; other values are text. Default: no.
    /// </summary>
    public bool BodyIsJson { get; init; }

    /// <summary>The body as bytes that are sent as they are, without slots, in place of <see cref="Body"/>; null: none.</summary>
    public ReadOnlyMemory<byte>? BodyBytes { get; init; }

    /// <summary>Status codes that count as ok; empty: 200 to 399.</summary>
    public IReadOnlyList<int> ExpectStatus { get; init; } = [];

    /// <summary>Text that the body must hold, in UTF-8; null: not checked. Without it the failure is <c>body-mismatch</c>.</summary>
    public string? ExpectBodyContains { get; init; }

    /// <summary>Values kept for later steps: name → path in the JSON answer, as <c>$.id</c> or <c>$.items[0].id</c>.</summary>
    public IReadOnlyDictionary<string, string> Capture { get; init; } = new Dictionary<string, string>();

    internal bool HasForm =>
        Headers.Any(h =>
            h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            && h.Value.Split(';')[0]
                .Trim()
                .Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        );

    internal bool HasBody => Body is not null || BodyBytes is not null;

    /// <summary>
    /// Whether sending it twice has the effect of sending it once: its method is idempotent (RFC 9110, 9.2.2), or a key lets
    /// the server know it again.
    /// </summary>
    internal bool MayRepeat =>
        Method.ToUpperInvariant() is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS" or "TRACE"
        || Has("Idempotency-Key");

    internal bool Has(string header) => Headers.Any(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase));
}
