using System.Net;
using System.Text.RegularExpressions;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Storefront;

public partial class StorefrontTests
{
    [Fact]
    public async Task The_page_is_asked_about_each_time_and_sent_only_when_it_changed()
    {
        await using var app = await RunningApp.StartAsync();

        using var first = await app.Client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("<html", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.NotNull(first.Content.Headers.LastModified);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await app.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());

        using var since = new HttpRequestMessage(HttpMethod.Get, "/");
        since.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var third = await app.Client.SendAsync(since);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
    }

    [Fact]
    public async Task The_assets_that_the_page_names_are_versioned_and_may_be_kept_for_ever()
    {
        await using var app = await RunningApp.StartAsync();
        var names = Asset()
            .Matches(await app.Client.GetStringAsync("/"))
            .Select(match => match.Value)
            .Distinct()
            .ToList();

        Assert.Equal(3, names.Count);
        foreach (var name in names)
        {
            using var response = await app.Client.GetAsync(name);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl.MaxAge);
            Assert.NotNull(response.Headers.ETag);
        }
    }

    [Fact]
    public async Task Nothing_in_the_storefront_points_outside()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await app.Client.GetStringAsync("/");
        var files = await Task.WhenAll(Asset().Matches(page).Select(match => app.Client.GetStringAsync(match.Value)));

        foreach (var file in files.Append(page))
        {
            // An SVG's namespace is a name, not an address.
            var text = file.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)(https?:)?//[a-z0-9]", Comment().Replace(text, ""));
        }
    }

    [GeneratedRegex("/assets/[a-z]+\\.[0-9a-f]{12}\\.[a-z]+")]
    private static partial Regex Asset();

    [GeneratedRegex("(?m)^\\s*//.*$")]
    private static partial Regex Comment();
}
