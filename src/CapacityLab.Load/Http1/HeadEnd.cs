namespace CapacityLab.Load.Http1;

/// <summary>Finds the empty line after the headers; lines may end in CR LF or in LF alone (RFC 9112, 2.2).</summary>
internal static class HeadEnd
{
    /// <returns>Length of the head with its empty line; −1 where it has not come yet.</returns>
    public static int Find(ReadOnlySpan<byte> data)
    {
        var regular = data.IndexOf("\n\r\n"u8);
        var bare = (regular < 0 ? data : data[..(regular + 1)]).IndexOf("\n\n"u8);
        return bare >= 0 ? bare + 2
            : regular >= 0 ? regular + 3
            : -1;
    }
}
