using System.Text;
using CapacityLab.Load.Http1;

namespace CapacityLab.Load.Http;

/// <summary>
/// The cookies of one iteration, in room that the next one uses again: what answers set goes with the later requests that it is for,
/// by name, domain, path, Secure and expiry (RFC 6265, 5.3 and 5.4). Domains that many share (com) are not known here.
/// </summary>
internal sealed class CookieJar(TimeProvider time)
{
    private static readonly CookieOrigin Nowhere = CookieOrigin.Of(
        new HttpStep { Name = "", Path = "/" },
        new Uri("http://localhost")
    );

    private readonly List<Kept> cookies = [];
    private CookieOrigin origin = Nowhere;
    private byte[] bytes = new byte[256];
    private int used;
    private byte[] path = new byte[64];
    private int pathLength;
    private int created;

    public CookieJar()
        : this(TimeProvider.System) { }

    public bool IsEmpty => cookies.Count == 0;

    /// <summary>Room that the header needs.</summary>
    public int MostBytes => used + (2 * cookies.Count) + 10;

    private ReadOnlySpan<byte> Path => path.AsSpan(0, pathLength);

    public void Clear()
    {
        cookies.Clear();
        used = 0;
    }

    /// <summary>To be called before each request: whom and what the next answer is from, and the next header goes to.</summary>
    public void Ask(CookieOrigin next, SlotText pathAndQuery, FastPath.Requests.SlotValues values)
    {
        origin = next;
        var length = pathAndQuery.Length(values);
        if (path.Length < length)
        {
            path = new byte[length * 2];
        }

        pathAndQuery.Write(path, values);
        var query = path.AsSpan(0, length).IndexOf((byte)'?');
        pathLength = query < 0 ? length : query;
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

    /// <summary>Takes the value of one Set-Cookie; one without a name, or for a foreign domain, is passed over.</summary>
    public void Set(ReadOnlySpan<byte> value)
    {
        if (!SetCookie.TryParse(value, out var set) || (!set.Domain.IsEmpty && !origin.IsWithin(set.Domain)))
        {
            return;
        }

        var kept = Keep(set);
        var old = cookies.FindIndex(one => IsSame(one, kept));
        if (old >= 0)
        {
            kept = kept with { Created = cookies[old].Created };
            cookies.RemoveAt(old);
        }

        if (kept.Ends > time.GetUtcNow())
        {
            cookies.Insert(PlaceOf(kept), kept);
        }
    }

    /// <summary>As the value of a Cookie header: a=1; b=2.</summary>
    public override string ToString()
    {
        var line = new byte[MostBytes];
        var length = WriteTo(line);
        return length == 0 ? "" : Encoding.Latin1.GetString(line, "Cookie: ".Length, length - "Cookie: \r\n".Length);
    }

    /// <summary>Writes the whole header, to the end of its line; nothing where there are no cookies for the request.</summary>
    /// <returns>Bytes written; there must be room for <see cref="MostBytes"/>.</returns>
    public int WriteTo(Span<byte> to)
    {
        var at = 0;
        foreach (var one in cookies)
        {
            if (IsFor(one))
            {
                at += Copy(at == 0 ? "Cookie: "u8 : "; "u8, to[at..]);
                at += Copy(In(one.Pair), to[at..]);
            }
        }

        return at == 0 ? 0 : at + Copy("\r\n"u8, to[at..]);
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    private bool IsFor(Kept one) =>
        (origin.IsSecure || !one.IsSecure)
        && (one.IsOfHost ? origin.Host.AsSpan().SequenceEqual(In(one.Domain)) : origin.IsWithin(In(one.Domain)))
        && IsBelow(In(one.Path))
        && (one.Ends == DateTimeOffset.MaxValue || one.Ends > time.GetUtcNow());

    /// <summary>Whether the request's path is the cookie's, or below it: RFC 6265, 5.1.4.</summary>
    private bool IsBelow(ReadOnlySpan<byte> cookiePath) =>
        Path.StartsWith(cookiePath)
        && (Path.Length == cookiePath.Length || cookiePath.EndsWith("/"u8) || Path[cookiePath.Length] == '/');

    private ReadOnlySpan<byte> DefaultPath =>
        Path.LastIndexOf((byte)'/') is var last && last > 0 && Path[0] == '/' ? Path[..last] : "/"u8;

    private Kept Keep(SetCookie set) =>
        new()
        {
            Name = Store(set.Name),
            Pair = Pair(set),
            Domain = Lower(Store(set.Domain.IsEmpty ? origin.Host : set.Domain)),
            Path = Store(set.Path.IsEmpty ? DefaultPath : set.Path),
            IsOfHost = set.Domain.IsEmpty,
            IsSecure = set.IsSecure,
            Ends = EndOf(set),
            Created = created++,
        };

    // Max-Age wins over Expires, whatever their order.
    private DateTimeOffset EndOf(SetCookie set) =>
        set.MaxAge is { } seconds
            ? (seconds <= 0 ? DateTimeOffset.MinValue : time.GetUtcNow().AddSeconds(seconds))
            : set.Expires ?? DateTimeOffset.MaxValue;

    private bool IsSame(Kept one, Kept other) =>
        In(one.Name).SequenceEqual(In(other.Name))
        && In(one.Domain).SequenceEqual(In(other.Domain))
        && In(one.Path).SequenceEqual(In(other.Path));

    // Longer paths first, of equally long ones the one that was set first.
    private int PlaceOf(Kept kept)
    {
        var place = cookies.FindIndex(one =>
            one.Path.Length < kept.Path.Length || (one.Path.Length == kept.Path.Length && one.Created > kept.Created)
        );
        return place < 0 ? cookies.Count : place;
    }

    private ReadOnlySpan<byte> In(Stretch stretch) => bytes.AsSpan(stretch.Start, stretch.Length);

    private Stretch Pair(SetCookie set)
    {
        var name = Store(set.Name);
        var length = name.Length + Store("="u8).Length + Store(set.Value).Length;
        return new Stretch(name.Start, length);
    }

    private Stretch Lower(Stretch stretch)
    {
        foreach (ref var letter in bytes.AsSpan(stretch.Start, stretch.Length))
        {
            letter = letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
        }

        return stretch;
    }

    private Stretch Store(ReadOnlySpan<byte> text)
    {
        if (used + text.Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(used + text.Length, bytes.Length * 2));
        }

        text.CopyTo(bytes.AsSpan(used));
        used += text.Length;
        return new Stretch(used - text.Length, text.Length);
    }

    private readonly record struct Stretch(int Start, int Length);

    private readonly record struct Kept
    {
        public required Stretch Name { get; init; }

        /// <summary>name=value.</summary>
        public required Stretch Pair { get; init; }

        public required Stretch Domain { get; init; }

        public required Stretch Path { get; init; }

        /// <summary>For just the host that set it, not for those below.</summary>
        public required bool IsOfHost { get; init; }

        public required bool IsSecure { get; init; }

        public required DateTimeOffset Ends { get; init; }

        public required int Created { get; init; }
    }
}
