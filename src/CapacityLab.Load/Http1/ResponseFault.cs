namespace CapacityLab.Load.Http1;

/// <summary>What was wrong with an answer. None: nothing, so far.</summary>
internal enum ResponseFault : byte
{
    None,

    /// <summary>Not <c>HTTP/1.0</c> or <c>HTTP/1.1</c> with a status of three digits.</summary>
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
}
