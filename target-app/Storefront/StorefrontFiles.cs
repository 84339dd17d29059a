using System.Text;

namespace TargetApp.Storefront;

/// <summary>
/// The files of wwwroot, read once. The page names its assets by address and version (/assets/shop.VERSION.css), so
/// those may be cached for ever, while the page itself is always asked about.
/// </summary>
internal sealed class StorefrontFiles
{
    private static readonly (string Name, string ContentType)[] AssetTypes =
    [
        ("shop.css", "text/css; charset=utf-8"),
        ("shop.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ];

    public StorefrontFiles()
        : this(System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot")) { }

    private StorefrontFiles(string folder)
    {
        var page = new FileInfo(System.IO.Path.Combine(folder, "index.html"));
        var html = File.ReadAllText(page.FullName);
        foreach (var (name, contentType) in AssetTypes)
        {
            var info = new FileInfo(System.IO.Path.Combine(folder, name));
            var asset = StorefrontFile.Create(File.ReadAllBytes(info.FullName), contentType, info.LastWriteTimeUtc);
            var versioned = name.Insert(name.IndexOf('.'), $".{asset.Version}");
            Assets[versioned] = asset;
            html = html.Replace($"/assets/{name}", $"/assets/{versioned}", StringComparison.Ordinal);
        }

        Page = StorefrontFile.Create(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", page.LastWriteTimeUtc);
    }

    public StorefrontFile Page { get; }

    /// <summary>By versioned name.</summary>
    public Dictionary<string, StorefrontFile> Assets { get; } = [];
}
