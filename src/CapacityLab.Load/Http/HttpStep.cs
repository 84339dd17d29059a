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

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Null: no body. A body without a Content-Type header is sent as application/json. Slots are filled as they are.</summary>
    public string? Body { get; init; }

    /// <summary>Status codes that count as ok; empty: 200 to 399.</summary>
    public IReadOnlyList<int> ExpectStatus { get; init; } = [];

    /// <summary>Text that the body must hold, in UTF-8; null: not checked. Without it the failure is <c>body-mismatch</c>.</summary>
    public string? ExpectBodyContains { get; init; }

    /// <summary>Values kept for later steps: name → path in the JSON answer, as <c>$.id</c> or <c>$.items[0].id</c>.</summary>
    public IReadOnlyDictionary<string, string> Capture { get; init; } = new Dictionary<string, string>();
}
