namespace CapacityLab.Load.Http1;

/// <summary>How much of an answer is taken before it counts as malformed, in bytes. The body has no limit.</summary>
internal static class ResponseLimits
{
    /// <summary>Status line and headers of one answer; the trailers of a chunked one have the same limit.</summary>
    public const int Head = 64 * 1024;

    /// <summary>The extensions of one chunk.</summary>
    public const int ChunkExtension = 16 * 1024;

    /// <summary>Empty lines before a status line, which some servers leave behind the answer before.</summary>
    public const int LeadingEmpty = 16;

    /// <summary>Answers of 1xx before the final one.</summary>
    public const int Interim = 100;

    /// <summary>Of a body that is looked at, the part that is; the rest is counted only.</summary>
    public const int BodyKept = 16 * 1024 * 1024;
}
