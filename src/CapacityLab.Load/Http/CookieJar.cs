using System.Buffers.Text;
using System.Text;
using CapacityLab.Load.Http1;

namespace CapacityLab.Load.Http;

/// <summary>
/// The cookies of one iteration, in room that the next one uses again: what answers set goes with every later request. All requests
/// go to one address, so that Path, Domain and Secure are not looked at; what has expired is forgotten (RFC 6265, 5.3).
/// </summary>
internal sealed class CookieJar
{
    private static readonly DateTimeOffset Started = TimeProvider.System.GetUtcNow();

    private readonly List<(int Start, int Name, int Length)> cookies = [];
    private byte[] bytes = new byte[256];
    private int used;

    public bool IsEmpty => cookies.Count == 0;

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    public void Clear()
    {
        cookies.Clear();
        used = 0;
    }

    /// <summary>Takes every Set-Cookie of a head that was read well.</summary>
    public void Take(ReadOnlySpan<byte> head, in ResponseHead said)
    {
        if (said.Fault != ResponseFault.None)
        {
            return;
        }

        foreach (var line in head.Split((byte)'\n'))
        {
            var field = head[line];
            var colon = field.IndexOf((byte)':');
            if (colon > 0 && Ascii.EqualsIgnoreCase(field[..colon].TrimEnd(" \t"u8), "set-cookie"u8))
            {
                Set(field[(colon + 1)..]);
            }
        }
    }

    /// <summary>Takes the value of one Set-Cookie; one without a name is passed over.</summary>
    public void Set(ReadOnlySpan<byte> value)
    {
        var semicolon = value.IndexOf((byte)';');
        var pair = (semicolon < 0 ? value : value[..semicolon]).Trim(WhiteSpace);
        var equals = pair.IndexOf((byte)'=');
        if (equals <= 0)
        {
            return;
        }

        Forget(pair[..equals]);
        if (semicolon < 0 || !HasExpired(value[(semicolon + 1)..]))
        {
            pair.CopyTo(Room(pair.Length));
            cookies.Add((used, equals, pair.Length));
            used += pair.Length;
        }
    }

    /// <summary>As the value of a Cookie header: a=1; b=2.</summary>
    public override string ToString() =>
        string.Join("; ", cookies.Select(one => Encoding.Latin1.GetString(bytes.AsSpan(one.Start, one.Length))));

    /// <summary>Writes the whole header, to the end of its line; nothing where there are no cookies.</summary>
    /// <returns>Bytes written; there must be room for <see cref="MostBytes"/>.</returns>
    public int WriteTo(Span<byte> to)
    {
        var at = 0;
        foreach (var (start, _, length) in cookies)
        {
            at += Copy(at == 0 ? "Cookie: "u8 : "; "u8, to[at..]);
            at += Copy(bytes.AsSpan(start, length), to[at..]);
        }

        return at == 0 ? 0 : at + Copy("\r\n"u8, to[at..]);
    }

    /// <summary>Room that the header needs.</summary>
    public int MostBytes => used + (2 * cookies.Count) + 10;

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    private static bool HasExpired(ReadOnlySpan<byte> attributes)
    {
        foreach (var part in attributes.Split((byte)';'))
        {
            var attribute = attributes[part].Trim(WhiteSpace);
            var equals = attribute.IndexOf((byte)'=');
            if (
                equals > 0
                && IsOver(attribute[..equals].TrimEnd(WhiteSpace), attribute[(equals + 1)..].TrimStart(WhiteSpace))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOver(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        Ascii.EqualsIgnoreCase(name, "max-age"u8)
            ? Utf8Parser.TryParse(value, out long seconds, out _) && seconds <= 0
            : Ascii.EqualsIgnoreCase(name, "expires"u8)
                && Utf8Parser.TryParse(value, out DateTimeOffset until, out _, 'R')
                && until < Started;

    private void Forget(ReadOnlySpan<byte> name)
    {
        for (var i = cookies.Count - 1; i >= 0; i--)
        {
            if (bytes.AsSpan(cookies[i].Start, cookies[i].Name).SequenceEqual(name))
            {
                cookies.RemoveAt(i);
            }
        }
    }

    private Span<byte> Room(int length)
    {
        if (used + length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(used + length, bytes.Length * 2));
        }

        return bytes.AsSpan(used);
    }
}
