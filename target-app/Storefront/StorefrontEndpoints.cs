using Microsoft.AspNetCore.Http.HttpResults;
using TargetApp.Problems;

namespace TargetApp.Storefront;

internal static class StorefrontEndpoints
{
    private const string AskAgain = "no-cache";
    private const string ForEver = "public, max-age=31536000, immutable";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapStorefront(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Methods, Page).ExcludeFromDescription();
        routes.MapMethods("/assets/{name}", Methods, Asset).ExcludeFromDescription();
    }

    private static FileContentHttpResult Page(StorefrontFiles files, HttpResponse response) =>
        Send(files.Page, AskAgain, response);

    private static Results<FileContentHttpResult, Problem> Asset(
        string name,
        StorefrontFiles files,
        HttpResponse response
    ) =>
        files.Assets.TryGetValue(name, out var file)
            ? Send(file, ForEver, response)
            : Problem.NotFound("There is no such file, or not in this version.");

    /// <summary>The result answers If-None-Match and If-Modified-Since with 304 by itself.</summary>
    private static FileContentHttpResult Send(StorefrontFile file, string caching, HttpResponse response)
    {
        response.Headers.CacheControl = caching;
        return TypedResults.File(file.Content, file.ContentType, lastModified: file.LastModified, entityTag: file.ETag);
    }
}
