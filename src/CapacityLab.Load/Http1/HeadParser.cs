using System.Buffers;

namespace CapacityLab.Load.Http1;

/// <summary>Reads a whole head: a pure function of its bytes.</summary>
internal static class HeadParser
{
    private const byte Tab = (byte)'\t';
    private const byte Space = (byte)' ';

    // Field values hold no control characters but tabs; CR and LF here are the ends of lines (RFC 9110, 5.5).
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(b => (byte)b).Where(b => b is not ((byte)'\t' or (byte)'\r' or (byte)'\n')),
        127,
    ]);

    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8
    );

    public static bool IsTokenByte(byte b) => TokenBytes.Contains(b);

    /// <param name="head">From the status line to the empty line, both included.</param>
    /// <param name="toHead">Whether the request was HEAD, whose answer has no body whatever its headers say.</param>
    public static ResponseHead Parse(ReadOnlySpan<byte> head, bool toHead)
    {
        if (!StatusLine.TryRead(head, out var status, out var minor, out var rest))
        {
            return ResponseHead.Wrong(ResponseFault.StatusLine);
        }

        if (head.ContainsAny(Forbidden))
        {
            return ResponseHead.Wrong(ResponseFault.Header);
        }

        var fields = new FramingFields();
        var fault = ReadFields(head[rest..], ref fields);
        return fault == ResponseFault.None ? fields.ToHead(status, minor, toHead) : ResponseHead.Wrong(fault);
    }

    private static ResponseFault ReadFields(ReadOnlySpan<byte> lines, ref FramingFields fields)
    {
        while (!IsEnd(lines))
        {
            var length = FieldLength(lines);
            var fault = ReadField(lines[..length], ref fields);
            if (fault != ResponseFault.None)
            {
                return fault;
            }

            lines = lines[length..];
        }

        return ResponseFault.None;
    }

    private static bool IsEnd(ReadOnlySpan<byte> lines) =>
        lines.Length == 0
        || lines[0] == (byte)'\n'
        || (lines.Length >= 2 && lines[0] == (byte)'\r' && lines[1] == (byte)'\n');

    // A line that begins with white space goes on with the field before it: obsolete folding.
    private static int FieldLength(ReadOnlySpan<byte> lines)
    {
        var length = 0;
        do
        {
            length += lines[length..].IndexOf((byte)'\n') + 1;
        } while (length < lines.Length && lines[length] is Space or Tab);

        return length;
    }

    private static ResponseFault ReadField(ReadOnlySpan<byte> field, ref FramingFields fields)
    {
        var colon = field.IndexOf((byte)':');
        if (colon <= 0)
        {
            return ResponseFault.Header;
        }

        // White space before the colon is forbidden to servers, but a recipient of answers takes it away (RFC 9112, 5.1).
        var name = field[..colon].TrimEnd(" \t"u8);
        if (name.IsEmpty || name.ContainsAnyExcept(TokenBytes) || HasLoneReturn(field))
        {
            return ResponseFault.Header;
        }

        return fields.Take(name, field[(colon + 1)..]);
    }

    private static bool HasLoneReturn(ReadOnlySpan<byte> field)
    {
        for (var at = field.IndexOf((byte)'\r'); at >= 0; )
        {
            if (at + 1 >= field.Length || field[at + 1] != (byte)'\n')
            {
                return true;
            }

            var next = field[(at + 1)..].IndexOf((byte)'\r');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
