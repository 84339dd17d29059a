using System.Text;

namespace CapacityLab.Load.Http;

/// <summary>One Set-Cookie taken apart: RFC 6265, 5.2. Of an attribute that is there twice the last one counts.</summary>
internal readonly ref struct SetCookie
{
    private SetCookie(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name = name;
        Value = value;
    }

    public ReadOnlySpan<byte> Name { get; }

    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Without its leading dot; empty: none was given.</summary>
    public ReadOnlySpan<byte> Domain { get; private init; }

    /// <summary>Empty: the default of the request's path.</summary>
    public ReadOnlySpan<byte> Path { get; private init; }

    public bool IsSecure { get; private init; }

    /// <summary>Seconds from now; null: not given.</summary>
    public long? MaxAge { get; private init; }

    public DateTimeOffset? Expires { get; private init; }

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>False: it has no name, and is ignored.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out SetCookie cookie)
    {
        var semicolon = text.IndexOf((byte)';');
        var pair = semicolon < 0 ? text : text[..semicolon];
        var equals = pair.IndexOf((byte)'=');
        cookie =
            equals < 0
                ? default
                : new SetCookie(pair[..equals].Trim(WhiteSpace), pair[(equals + 1)..].Trim(WhiteSpace));
        if (cookie.Name.IsEmpty)
        {
            return false;
        }

        var attributes = semicolon < 0 ? default : text[(semicolon + 1)..];
        foreach (var part in attributes.Split((byte)';'))
        {
            cookie = cookie.With(attributes[part]);
        }

        return true;
    }

    private SetCookie With(ReadOnlySpan<byte> attribute)
    {
        var equals = attribute.IndexOf((byte)'=');
        var name = (equals < 0 ? attribute : attribute[..equals]).Trim(WhiteSpace);
        var value = (equals < 0 ? default : attribute[(equals + 1)..]).Trim(WhiteSpace);
        return Is(name, "expires"u8) && CookieDate.TryParse(value, out var until) ? this with { Expires = until }
            : Is(name, "max-age"u8) && TrySeconds(value, out var seconds) ? this with { MaxAge = seconds }
            : Is(name, "domain"u8) && !value.IsEmpty ? this with { Domain = value[0] == '.' ? value[1..] : value }
            : Is(name, "path"u8) ? this with { Path = value.StartsWith("/"u8) ? value : default }
            : Is(name, "secure"u8) ? this with { IsSecure = true }
            : this;
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);

    /// <summary>Digits, with or without a minus before them; of so many that no number holds them, as many as one does.</summary>
    private static bool TrySeconds(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        var digits = text.StartsWith("-"u8) ? text[1..] : text;
        if (text.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (var digit in digits)
        {
            seconds = Math.Min((seconds * 10) + digit - '0', int.MaxValue);
        }

        seconds = digits.Length < text.Length ? -seconds : seconds;
        return true;
    }
}
