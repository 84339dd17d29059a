using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace TargetApp.Storefront;

/// <summary>A static file in memory, with what a cache needs to know of it.</summary>
/// <param name="Version">The first 12 hex digits of its SHA-256: it stands in the ETag and in the file's address.</param>
internal sealed record StorefrontFile(byte[] Content, string ContentType, DateTimeOffset LastModified, string Version)
{
    public EntityTagHeaderValue ETag { get; } = new($"\"{Version}\"");

    public static StorefrontFile Create(byte[] content, string contentType, DateTimeOffset lastModified) =>
        new(content, contentType, lastModified, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
}
