namespace CapacityLab.Load.Http1;

/// <summary>What a status line and its headers say about the answer.</summary>
/// <param name="Length">Of the body, where the framing is by length.</param>
/// <param name="Persists">Whether the connection may be used again after the answer.</param>
internal readonly record struct ResponseHead(
    int Status,
    BodyFraming Framing,
    long Length,
    bool Persists,
    ResponseFault Fault
)
{
    public bool IsInterim => Status is >= 100 and < 200;

    public static ResponseHead Wrong(ResponseFault fault) => new(0, BodyFraming.None, 0, false, fault);
}
