namespace CapacityLab.Load.Http;

public sealed record HttpStep
{
    /// <summary>Headers that follow from the body and are not for the user to set.</summary>
    public static IReadOnlyList<string> OwnHeaders { get; } = ["Content-Length", "Transfer-Encoding"];

    public required string Name { get; init; }

    public string Method { get; init; } = "GET";

    /// <summary>
    /// Path and query, from the slash on. Characters of a filled slot that no address may hold are percent-encoded;
    /// those with a meaning in one (<c>/ ? &amp; = #</c>) stay as they are.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>In this order; a name may stand there several times. HttpClient sends those of one name as one list.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Null: no body. A body without a Content-Type header is sent as application/json. Slots are filled as they are.</summary>
    public string? Body { get; init; }

    /// <summary>The body as bytes that are sent as they are, without slots, in place of <see cref="Body"/>; null: none.</summary>
    public ReadOnlyMemory<byte>? BodyBytes { get; init; }

    /// <summary>Status codes that count as ok; empty: 200 to 399.</summary>
    public IReadOnlyList<int> ExpectStatus { get; init; } = [];

    /// <summary>Text that the body must hold, in UTF-8; null: not checked. Without it the failure is <c>body-mismatch</c>.</summary>
    public string? ExpectBodyContains { get; init; }

    /// <summary>Values kept for later steps: name → path in the JSON answer, as <c>$.id</c> or <c>$.items[0].id</c>.</summary>
    public IReadOnlyDictionary<string, string> Capture { get; init; } = new Dictionary<string, string>();

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
