using System.Buffers;

namespace CapacityLab.Load.Http;

/// <summary>What HTTP allows in the parts of a request.</summary>
public static class HttpSyntax
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>A method or the name of a header: RFC 9110, 5.6.2.</summary>
    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    /// <summary>The value of a header: no control character but the tab (RFC 9110, 5.5).</summary>
    public static bool IsFieldValue(string text) => !text.Any(IsControl);

    internal static bool IsControl(char c) => c < ' ' ? c != '\t' : c == '\x7f';
}
