using System.Net;
using System.Text;

namespace CapacityLab.Load.Http;

/// <summary>Where the requests of a step go, as far as cookies ask: RFC 6265, 5.1.2 and 5.1.3.</summary>
internal sealed class CookieOrigin
{
    private readonly bool isAddress;

    private CookieOrigin(string host, bool isSecure)
    {
        Host = Encoding.ASCII.GetBytes(host.ToLowerInvariant());
        isAddress = IPAddress.TryParse(host, out _);
        IsSecure = isSecure;
    }

    /// <summary>In small letters, without the port.</summary>
    public byte[] Host { get; }

    public bool IsSecure { get; }

    /// <summary>The host that a step's own Host header names, where it is the same in all requests; else that of the address.</summary>
    public static CookieOrigin Of(HttpStep step, Uri address)
    {
        var named = step
            .Headers.Where(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .FirstOrDefault(value => !value.Contains("{{", StringComparison.Ordinal));
        return named is not null && Uri.TryCreate($"{address.Scheme}://{named}/", UriKind.Absolute, out var its)
            ? new CookieOrigin(its.IdnHost, address.Scheme == Uri.UriSchemeHttps)
            : new CookieOrigin(address.IdnHost, address.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>Whether the host is the domain, or a name below it.</summary>
    public bool IsWithin(ReadOnlySpan<byte> domain)
    {
        var start = Host.Length - domain.Length;
        return start == 0
            ? Ascii.EqualsIgnoreCase(Host, domain)
            : start > 0 && !isAddress && Host[start - 1] == '.' && Ascii.EqualsIgnoreCase(Host.AsSpan(start), domain);
    }
}
