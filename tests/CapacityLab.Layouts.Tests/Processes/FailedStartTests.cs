using CapacityLab.Layouts.Leftovers;

namespace CapacityLab.Layouts.Tests.Processes;

public sealed class FailedStartTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_program_that_ends_at_its_start_is_a_crash_told_with_its_log()
    {
        var spec = lab.Spec(2) with { Replica = Lab.Target("shop", ("EXIT_AT_START", "3")) };

        var error = await Assert.ThrowsAsync<EnvironmentException>(() => Lab.StartAsync(spec));

        Assert.Equal(EnvironmentCause.NodeEnded, error.Cause);
        Assert.StartsWith("shop-", error.Node, StringComparison.Ordinal);
        Assert.Contains("exit code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("I end at once", error.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_program_that_never_gets_ready_is_told_with_its_last_answer()
    {
        var spec = lab.Spec() with
        {
            // Longer ones of others do not count.
            Services = [Lab.Target("payments") with { Role = "payments", ReadyTimeout = TimeSpan.FromMinutes(5) }],
            Replica = Lab.Target("shop", ("NEVER_HEALTHY", "1")) with { ReadyTimeout = TimeSpan.FromSeconds(3) },
        };

        var error = await Assert.ThrowsAsync<EnvironmentException>(() => Lab.StartAsync(spec));

        Assert.Equal(EnvironmentCause.NotReady, error.Cause);
        Assert.Equal("shop-1", error.Node);
        Assert.Contains("503", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 s", error.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_health_check_that_is_refused_all_the_time_ends_at_once_and_says_what_to_set()
    {
        var spec = lab.Spec() with
        {
            Replica = Lab.Target("shop") with { HealthPath = "/no-such-path", ReadyTimeout = TimeSpan.FromMinutes(5) },
        };

        var error = await Assert.ThrowsAsync<EnvironmentException>(() => Lab.StartAsync(spec));

        Assert.Equal(EnvironmentCause.NotReady, error.Cause);
        Assert.Contains("/no-such-path", error.Message, StringComparison.Ordinal);
        Assert.Contains("404", error.Message, StringComparison.Ordinal);
        Assert.Contains("target.health", error.Message, StringComparison.Ordinal);
        Assert.Contains("log", error.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        var spec = lab.Spec();
        var program = spec.Replica.Program with { FileName = "./no-such-program" };

        var error = await Assert.ThrowsAsync<EnvironmentException>(() =>
            Lab.StartAsync(spec with { Replica = spec.Replica with { Program = program } })
        );

        Assert.Equal(EnvironmentCause.Unavailable, error.Cause);
        Assert.Contains("no-such-program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_placeholder_is_named_with_those_that_exist()
    {
        var spec = lab.Spec() with { Replica = Lab.Target("shop", ("PAYMENTS", "{payment.url}")) };

        var error = await Assert.ThrowsAsync<EnvironmentException>(() => Lab.StartAsync(spec));

        Assert.Equal(EnvironmentCause.Unavailable, error.Cause);
        Assert.Contains("{payment.url}", error.Message, StringComparison.Ordinal);
        Assert.Contains("{data}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_the_start_ends_everything_started()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var spec = lab.Spec(2) with { Replica = Lab.Target("shop", ("NEVER_HEALTHY", "1")) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ProcessRuntime().StartAsync(spec, cancellation.Token)
        );

        AssertNothingLeft();
    }

    private void AssertNothingLeft()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.DoesNotContain(LabelledProcess.All(), process => process.Run == lab.RunId);
        }

        Assert.False(Directory.Exists(Path.Combine(lab.Folder, "work")));
    }
}
