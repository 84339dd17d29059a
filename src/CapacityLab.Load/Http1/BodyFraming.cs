namespace CapacityLab.Load.Http1;

/// <summary>How the end of a body is told (RFC 9112, 6.3).</summary>
internal enum BodyFraming : byte
{
    None,
    Length,
    Chunked,
    UntilClose,
}
