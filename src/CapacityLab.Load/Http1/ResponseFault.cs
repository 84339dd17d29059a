using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Http1;

/// <summary>What was wrong with an answer. None: nothing, so far.</summary>
internal enum ResponseFault : byte
{
    None,

    /// <summary>Not <c>HTTP/1.x</c> with a status of three digits.</summary>
    StatusLine,

    /// <summary>A line without a name and a colon, or one that holds a control character.</summary>
    Header,

    /// <summary>Above <see cref="ResponseLimits.Head"/>, or too many interim answers.</summary>
    HeadTooLarge,

    /// <summary>No number, or two different ones.</summary>
    ContentLength,

    /// <summary>A chunk without a size, with a size that does not fit, or not followed by a line's end.</summary>
    Chunk,

    /// <summary>The server has changed to another protocol, which nobody asked for.</summary>
    Upgrade,

    /// <summary>The connection ended before the answer.</summary>
    ClosedEarly,
}

internal static class ResponseFaults
{
    /// <summary>The kind of failure that it is counted as.</summary>
    public static string Kind(this ResponseFault fault) =>
        fault == ResponseFault.ClosedEarly ? FailureKinds.ClosedEarly : FailureKinds.InvalidResponse;

    /// <summary>What was wrong, for people; empty: nothing, or what the kind says already.</summary>
    public static ReadOnlySpan<byte> Words(this ResponseFault fault) =>
        fault switch
        {
            ResponseFault.StatusLine => "the status line is not that of HTTP/1"u8,
            ResponseFault.Header => "a header is malformed"u8,
            ResponseFault.HeadTooLarge => "the headers are too long, or too many interim answers came"u8,
            ResponseFault.ContentLength => "Content-Length is no number, or there are two different ones"u8,
            ResponseFault.Chunk => "a chunk is malformed"u8,
            ResponseFault.Upgrade => "the server changed to another protocol"u8,
            _ => ""u8,
        };
}
