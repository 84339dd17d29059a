using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Settings;

public class BadSettingsTests
{
    [Fact]
    public async Task The_program_says_everything_that_is_wrong_and_exits_with_2()
    {
        await using var app = AppProcess.Start(
            new Dictionary<string, string>
            {
                ["Shop__Role"] = "warehouse",
                ["Payments__FailureRate"] = "1.5",
                ["Knobs__CpuMilliseconds"] = "3",
            }
        );

        var (exitCode, output, errors) = await app.ExitAsync();

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("Shop__Role is \"warehouse\"; allowed is shop, payments.", errors, StringComparison.Ordinal);
        Assert.Contains(
            "Payments__FailureRate is \"1.5\"; allowed is a number from 0 to 1.",
            errors,
            StringComparison.Ordinal
        );
        Assert.Contains("Knobs__CpuMilliseconds is not a setting", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls=5080", "ASPNETCORE_URLS")]
    [InlineData("Shop:PaymentsUrl=localhost", "Shop__PaymentsUrl")]
    [InlineData("Shop:PaymentsTimeoutMs=0", "Shop__PaymentsTimeoutMs")]
    [InlineData("Shop:DrainMs=-1", "Shop__DrainMs")]
    [InlineData("Shop:Metrics=perhaps", "Shop__Metrics")]
    [InlineData("Shop:PostgresConnectionString=nonsense", "Shop__PostgresConnectionString")]
    [InlineData("Shop:OtlpEndpoint=collector", "Shop__OtlpEndpoint")]
    [InlineData("Payments:LatencyMs=fast", "Payments__LatencyMs")]
    [InlineData("Payments:LatencyMs=NaN", "Payments__LatencyMs")]
    [InlineData("Payments:LatencyDistribution=1", "Payments__LatencyDistribution")]
    [InlineData("Payments:Concurrency=1.5", "Payments__Concurrency")]
    [InlineData("Knobs:HoldMiB=-3", "Knobs__HoldMiB")]
    public async Task A_bad_value_is_named(string setting, string name)
    {
        using var errors = new StringWriter();

        var exitCode = await TargetProgram.RunAsync([$"--{setting}"], Stream.Null, errors);

        Assert.Equal(2, exitCode);
        Assert.Contains(name, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_used_is_named()
    {
        using var folder = new TempFolder();
        var file = folder.File("not-a-folder");
        await File.WriteAllTextAsync(file, "");
        using var errors = new StringWriter();

        var exitCode = await TargetProgram.RunAsync([$"--Shop:SqlitePath={file}/shop.db"], Stream.Null, errors);

        Assert.Equal(1, exitCode);
        Assert.Contains(file, errors.ToString(), StringComparison.Ordinal);
    }
}
