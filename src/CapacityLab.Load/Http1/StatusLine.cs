namespace CapacityLab.Load.Http1;

/// <summary>Reads <c>HTTP/1.1 200 OK</c>. The reason is not looked at and may be missing.</summary>
internal static class StatusLine
{
    private const int StatusAt = 9;
    private const int ReasonAt = 12;

    private static ReadOnlySpan<byte> Version => "HTTP/1."u8;

    /// <param name="minor">From 0 to 9: a later minor version is read as 1.1 is (RFC 9110, 2.5).</param>
    /// <param name="next">Where the line after it begins.</param>
    public static bool TryRead(ReadOnlySpan<byte> head, out int status, out int minor, out int next)
    {
        (status, minor, next) = (0, 0, head.IndexOf((byte)'\n') + 1);
        if (next <= ReasonAt || !head.StartsWith(Version) || head[StatusAt - 1] != (byte)' ')
        {
            return false;
        }

        minor = head[Version.Length] - '0';
        return minor is >= 0 and <= 9
            && TryStatus(head[StatusAt..ReasonAt], out status)
            && head[ReasonAt] is (byte)' ' or (byte)'\r' or (byte)'\n'
            && !HasLoneReturn(head[..next]);
    }

    /// <summary>Whether bytes may be the beginning of a status line, so that something else is known at once.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Version.Length ? bytes.StartsWith(Version) : Version.StartsWith(bytes);

    private static bool TryStatus(ReadOnlySpan<byte> digits, out int status)
    {
        status = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            status = (status * 10) + digit - '0';
        }

        return status >= 100;
    }

    private static bool HasLoneReturn(ReadOnlySpan<byte> line)
    {
        var at = line.IndexOf((byte)'\r');
        return at >= 0 && at != line.Length - 2;
    }
}
