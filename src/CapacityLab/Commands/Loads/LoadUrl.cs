using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CapacityLab.Commands.Loads;

/// <summary>The address of a load. What stands before an @ in it goes into a header, and is shown and stored nowhere.</summary>
internal sealed partial record LoadUrl(Uri Address, string? Authorization)
{
    /// <summary>Null: it is not an absolute http or https address.</summary>
    public static LoadUrl? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? new LoadUrl(ToLoopback(WithoutUser(url)), url.UserInfo.Length == 0 ? null : Basic(url.UserInfo))
            : null;

    /// <summary>As it was typed, but for user and password.</summary>
    public static string Shown(string text) => User().Replace(text, "//***@");

    /// <summary>Whether the host is the address that servers print who listen on all of this machine's; nobody can connect to it.</summary>
    public static bool IsAnyAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && AnyAddress(url) is not null;

    /// <summary>What stands for all addresses of this machine is its loopback address, as for curl and browsers.</summary>
    private static Uri ToLoopback(Uri url) =>
        AnyAddress(url) is { } any
            ? new UriBuilder(url)
            {
                Host = (any.Equals(IPAddress.Any) ? IPAddress.Loopback : IPAddress.IPv6Loopback).ToString(),
            }.Uri
            : url;

    private static IPAddress? AnyAddress(Uri url)
    {
        if (!IPAddress.TryParse(url.DnsSafeHost, out var address))
        {
            return null;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? address : null;
    }

    private static Uri WithoutUser(Uri url) =>
        url.UserInfo.Length == 0 ? url : new Uri(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    // RFC 7617, in UTF-8 as browsers and curl send it.
    private static string Basic(string userInfo)
    {
        string[] parts = userInfo.Split(':', 2);
        string plain =
            $"{Uri.UnescapeDataString(parts[0])}:{Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "")}";
        return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(plain));
    }

    [GeneratedRegex("//[^/?#]*@", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex User();
}
