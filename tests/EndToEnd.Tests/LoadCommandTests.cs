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

        var exitCode = await lab.EndAsync();
        var json = JsonNode.Parse(string.Concat(lab.Output))!;
        // A machine that does other work may not let it send on time.
        Assert.Equal((bool)json["generator"]!["limited"]! ? 5 : 0, exitCode);

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

    [Fact]
    public async Task Interrupted_at_a_rate_that_cannot_be_sent_it_tells_what_was_not_sent()
    {
        await using var server = new HelloServer();
        await using var lab = LabProcess.Start(
            Path.GetTempPath(),
            ["load", server.Url, "--rate", "500000", "--duration", "168h", "--warm-up", "0s", "--json"]
        );
        await lab.SeenAsync(" 2 s  ");

        lab.Signal(2);

        Assert.Equal(130, await lab.EndAsync());
        var json = JsonNode.Parse(string.Concat(lab.Output))!;
        Assert.True((bool)json["partial"]!);
        string[] books = ["completed", "dropped", "notSent", "inFlightAtEnd"];
        Assert.Equal((long)json["scheduled"]!, books.Sum(name => (long)json[name]!));
        // By the load's own clock: what is overdue is not caught up with.
        Assert.InRange((double)json["elapsedSeconds"]! - (double)json["durationSeconds"]!, 0, 3);
    }

    [Fact]
    public async Task The_address_of_all_networks_is_this_machine()
    {
        await using var server = new HelloServer();
        var url = server.Url.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal);
        await using var lab = LabProcess.Start(
            Path.GetTempPath(),
            ["load", url, "--rate", "20", "--duration", "500ms", "--warm-up", "0s", "--json"]
        );

        await lab.EndAsync();

        var json = JsonNode.Parse(string.Concat(lab.Output))!;
        Assert.Equal((10, 0), ((int)json["completed"]!, (int)json["failed"]!));
        Assert.Null(json["responseTimeMs"]!["p99"]);
        Assert.Contains(lab.Error, line => line.Contains("127.0.0.1", StringComparison.Ordinal));
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

    [Theory]
    [InlineData(220, "--connections", "300")]
    [InlineData(400, "--connections", "600")]
    [InlineData(220, "--rate", "2000")]
    [InlineData(220, "--connections", "300", "--engine", "sockets")]
    [InlineData(220, "--connections", "300", "--engine", "httpclient")]
    public async Task Without_descriptors_it_says_so_and_lives(int descriptors, params string[] load)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the shell of other systems may set no such limit");
        await using var server = new HelloServer(TimeSpan.FromMilliseconds(300));
        await using var lab = LabProcess.StartWithDescriptors(
            descriptors,
            ["load", server.Url, .. load, "--duration", "1s", "--warm-up", "0s", "--json"]
        );

        Assert.Equal(load.Contains("--rate") ? 5 : 0, await lab.EndAsync());
        var json = JsonNode.Parse(string.Concat(lab.Output))!;
        Assert.True((int)json["failures"]!["descriptors-exhausted"]! > 0);
        Assert.True((bool)json["generator"]!["limited"]!);
    }

    [Fact]
    public async Task With_less_descriptors_than_the_program_itself_needs_nothing_is_sent()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the shell of other systems may set no such limit");
        await using var lab = LabProcess.StartWithDescriptors(80, ["load", "http://127.0.0.1:1/"]);

        Assert.Equal(6, await lab.EndAsync());
        Assert.Contains("ulimit -n", Assert.Single(lab.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_takes_no_more_is_told_in_a_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no full device");
        await using var server = new HelloServer();
        await using var lab = LabProcess.StartInShell(
            "exec \"$@\" > /dev/full",
            ["load", server.Url, "--rate", "20", "--duration", "500ms", "--warm-up", "0s", "--json"]
        );

        Assert.Equal(1, await lab.EndAsync());
        Assert.DoesNotContain(lab.Error, line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.Contains("space", lab.Error[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_it_does_not_wait_for_a_server_that_never_answers()
    {
        await using var server = new HelloServer(Timeout.InfiniteTimeSpan);
        await using var lab = LabProcess.Start(
            Path.GetTempPath(),
            ["load", server.Url, "-c", "2", "--duration", "10m", "--warm-up", "0s", "--timeout", "10m", "--json"]
        );
        await lab.SeenAsync(" 1 s  ");

        lab.Signal(2);

        // It would wait as long as the test does, and no longer than the load's own limit.
        Assert.Equal(130, await lab.EndAsync());
        var json = JsonNode.Parse(string.Concat(lab.Output))!;
        Assert.InRange((double)json["elapsedSeconds"]! - (double)json["durationSeconds"]!, 0.3, 3);
        Assert.Equal(2, (int)json["inFlightAtEnd"]!);
    }

    [Fact]
    public async Task Interrupted_in_its_warm_up_it_sends_nothing_more_and_says_that_nothing_was_measured()
    {
        await using var server = new HelloServer(TimeSpan.Zero);
        await using var lab = LabProcess.Start(
            Path.GetTempPath(),
            ["load", server.Url, "-c", "2", "--duration", "10m", "--warm-up", "10m"]
        );
        await server.AskedAsync();

        lab.Signal(2);

        Assert.Equal(130, await lab.EndAsync());
        Assert.Equal("Interrupted in the warm-up: nothing was measured.", lab.Error[^1]);
        Assert.Empty(lab.Output);
    }
}
