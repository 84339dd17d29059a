using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary><c>load URL</c>, as its users start it.</summary>
public sealed class LoadCommandTests
{
    [Fact]
    public async Task It_sends_what_was_asked_and_tells_it_as_json()
    {
        await using var server = new HelloServer();
        await using var lab = LabProcess.Start(
            Path.GetTempPath(),
            ["load", server.Url, "--rate", "200", "--duration", "2s", "--warm-up", "500ms", "--json"]
        );

        Assert.Equal(0, await lab.EndAsync());
        var json = JsonNode.Parse(string.Concat(lab.Output))!;

        Assert.Equal((400, 400, 0), ((int)json["scheduled"]!, (int)json["completed"]!, (int)json["failed"]!));
        Assert.Equal(OperatingSystem.IsLinux() ? "epoll" : "sockets", (string)json["engine"]!);
        Assert.Equal(400, (int)json["responseTimeMs"]!["count"]!);
        Assert.True((double)json["cpuMicrosecondsPerRequest"]! > 0);
        Assert.False((bool)json["partial"]!);
    }

    [Fact]
    public async Task Interrupted_it_tells_what_it_has()
    {
        await using var server = new HelloServer();
        await using var lab = LabProcess.Start(
            Path.GetTempPath(),
            ["load", server.Url, "--connections", "2", "--duration", "5m", "--warm-up", "0s", "--json"]
        );
        await lab.SeenAsync(" 2 s  ");

        lab.Signal(2);

        Assert.Equal(130, await lab.EndAsync());
        var json = JsonNode.Parse(string.Concat(lab.Output))!;
        Assert.True((bool)json["partial"]!);
        Assert.InRange((double)json["durationSeconds"]!, 1.5, 100);
        Assert.True((int)json["completed"]! > 100);
    }

    [Theory]
    [InlineData("http://192.0.2.1/", 2, "--i-may-load-test")]
    [InlineData("http://no-such-host.invalid/", 6, "resolved")]
    [InlineData("http://127.0.0.1:1/", 6, "refused")]
    [InlineData("nonsense", 2, "absolute")]
    public async Task What_cannot_be_loaded_is_said_in_a_line(string url, int exitCode, string says)
    {
        await using var lab = LabProcess.Start(Path.GetTempPath(), ["load", url]);

        Assert.Equal(exitCode, await lab.EndAsync());
        Assert.Contains(says, string.Join('\n', lab.Error), StringComparison.Ordinal);
    }
}
