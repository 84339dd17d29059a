using System.Diagnostics;
using CapacityLab.Reports.Tests.Sample;

namespace CapacityLab.Reports.Tests.Html;

public class BrowserTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_browser_opens_the_report_without_an_error_or_a_request()
    {
        Assert.SkipUnless(Browser() is not null, "chromium is not on PATH");
        using var folder = new RunFolder(SampleRun.Complete());

        var (page, log) = await Open(Path.Combine(folder.Path, "report.html"));

        Assert.Contains("id=\"reproduce\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Refused to", log, StringComparison.Ordinal);
        Assert.DoesNotContain("ERR_", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planted_violation_is_seen()
    {
        Assert.SkipUnless(Browser() is not null, "chromium is not on PATH");
        using var folder = new RunFolder(SampleRun.Partial());
        var path = Path.Combine(folder.Path, "report.html");
        await File.WriteAllTextAsync(
            path,
            folder.Html.Replace("</body>", "<img src=\"x.png\"></body>", StringComparison.Ordinal)
        );

        var (_, log) = await Open(path);

        Assert.Contains("CONSOLE", log, StringComparison.Ordinal);
    }

    private static string? Browser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists);

    // On a busy machine the browser itself now and then ends before it has opened anything: that says nothing of the page.
    private static async Task<(string Page, string Log)> Open(string path)
    {
        var opened = await Once(path);
        for (var again = 0; again < 2 && opened.Page.Length == 0; again++)
        {
            opened = await Once(path);
        }

        return opened;
    }

    private static async Task<(string Page, string Log)> Once(string path)
    {
        var profile = Directory.CreateTempSubdirectory("capacitylab-chromium-");
        using var browser = Process.Start(Start(path, profile.FullName))!;
        try
        {
            var page = browser.StandardOutput.ReadToEndAsync();
            var log = browser.StandardError.ReadToEndAsync();
            await browser.WaitForExitAsync().WaitAsync(Patience);
            return (await page, await log);
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            profile.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Start(string path, string profile) =>
        new(
            Browser()!,
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                $"--user-data-dir={profile}",
                "--enable-logging=stderr",
                "--v=0",
                "--dump-dom",
                new Uri(path).AbsoluteUri,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
