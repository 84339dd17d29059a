using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Benchmarks.Truth.Foreign;

namespace EndToEnd.Tests;

/// <summary>The programs that the lab is tried on: each starts as the truth starts it, with every knob turned, and ends when it is asked to.</summary>
public sealed class ForeignTargetTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("capacitylab-foreign-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("node", "node")]
    [InlineData("python", "gunicorn")]
    [InlineData("java", "javac")]
    [InlineData("nginx", "nginx")]
    public async Task It_starts_answers_with_its_knobs_turned_and_ends(string name, string needed)
    {
        Assert.SkipUnless(IsOnPath(needed), $"{needed} is not on PATH.");
        var service = ForeignService.All.Single(service => service.Name == name);
        string files = Path.Combine(Programs.Root, "tools", "foreign-targets", name);
        await CompileAsync(service, files);
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        using var process = Started(service, files, url);
        try
        {
            using var client = new HttpClient { BaseAddress = url, Timeout = Patience };
            await ReadyAsync(client, process);

            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/no", UriKind.Relative))).StatusCode);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private async Task CompileAsync(ForeignService service, string files)
    {
        if (service == ForeignService.Java)
        {
            using var javac = Process.Start("javac", ["-d", folder.FullName, Path.Combine(files, "Server.java")]);
            await javac.WaitForExitAsync();
            Assert.Equal(0, javac.ExitCode);
        }
    }

    private Process Started(ForeignService service, string files, Uri url)
    {
        var start = new ProcessStartInfo(service.FilledProgram(files), service.FilledArguments(files, folder.FullName));
        (string, string)[] settings =
        [
            ("URL", url.GetLeftPart(UriPartial.Authority)),
            ("DATA", folder.FullName),
            ("PERMITS", "2"),
            ("HOLD_MS", "1"),
            ("LOCK_MS", "1"),
            ("CPU_MICROSECONDS", "100"),
            ("KEEP_KIB", "4"),
            ("GZIP_LEVEL", "9"),
            ("FILE_KIB", "2"),
            ("BYTES_PER_SECOND", "1000000"),
            ("PER_SECOND", "1000"),
        ];
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task ReadyAsync(HttpClient client, Process process)
    {
        long begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(begun) < Patience && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Asked to, as the lab asks; what does not listen is killed, and the test fails.</summary>
    private static async Task EndAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(path => File.Exists(Path.Combine(path, program)));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
