using System.Buffers;
using System.Globalization;
using System.Text;

namespace CapacityLab.Load.Http;

/// <summary>Percent-encodes what no address may hold; what has a meaning in one is left, so that a slot may fill a whole path.</summary>
internal static class UrlText
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"
    );

    public static string Encode(string text) =>
        text.AsSpan().ContainsAnyExcept(Allowed) ? string.Concat(Encoding.UTF8.GetBytes(text).Select(Encode)) : text;

    private static string Encode(byte b) =>
        b < 128 && Allowed.Contains((char)b)
            ? ((char)b).ToString()
            : string.Create(CultureInfo.InvariantCulture, $"%{b:X2}");
}
