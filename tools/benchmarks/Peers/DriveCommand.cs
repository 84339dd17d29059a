using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CapacityLab.Load;
using Spectre.Console;

namespace Benchmarks.Peers;

/// <summary>The contenders that are code of ours: a scenario in C# over HttpClient, the same client in a bare loop, a single socket.</summary>
internal static class DriveCommand
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    public static Command Build(IAnsiConsole console)
    {
        var kind = new Argument<string>("kind");
        kind.AcceptOnlyFromAmong("csharp", "bare", "single");
        var url = new Argument<Uri>("url") { CustomParser = result => new Uri(result.Tokens[0].Value) };
        var connections = new Argument<int>("connections");
        var seconds = new Argument<int>("seconds");
        var command = new Command("drive", "One contender of peers.") { kind, url, connections, seconds };
        command.Hidden = true;
        command.SetAction(
            async (parsed, _) =>
            {
                var during = TimeSpan.FromSeconds(parsed.GetValue(seconds));
                if (parsed.GetValue(kind) == "single")
                {
                    console.Profile.Out.Writer.WriteLine(
                        SingleClient.Run(parsed.GetRequiredValue(url), WarmUp, during)
                    );
                    return;
                }

                var drive =
                    parsed.GetValue(kind) == "csharp"
                        ? (Func<Uri, int, TimeSpan, Task<(long, string)>>)ScenarioAsync
                        : BareAsync;
                await drive(parsed.GetRequiredValue(url), parsed.GetValue(connections), WarmUp);
                await TellAsync(
                    console,
                    () => drive(parsed.GetRequiredValue(url), parsed.GetValue(connections), during),
                    during
                );
            }
        );
        return command;
    }

    private static async Task TellAsync(
        IAnsiConsole console,
        Func<Task<(long Completed, string Latency)>> run,
        TimeSpan during
    )
    {
        var before = Environment.CpuUsage.TotalTime;
        var (completed, latency) = await run();
        var cpu = Environment.CpuUsage.TotalTime - before;
        console.Profile.Out.Writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"requestsPerSecond\":{completed / during.TotalSeconds},\"cpuMicrosecondsPerRequest\":{cpu.TotalMicroseconds / completed},\"failed\":0{latency}}}"
            )
        );
    }

    private static async Task<(long, string)> ScenarioAsync(Uri url, int users, TimeSpan during)
    {
        using var client = NewClient();
        var scenario = Scenario.Create(
            "get",
            async _ =>
            {
                using var response = await client.GetAsync(url);
                var body = await response.Content.ReadAsByteArrayAsync();
                return Response.Ok(sizeBytes: body.Length);
            }
        );
        var probe = await LoadEngine.RunAsync(
            new LoadSpec
            {
                BaseAddress = url,
                Scenarios = [scenario],
                Simulations = [Simulation.KeepConstant(users, during)],
            }
        );
        var time = probe.ResponseTimeMs;
        return (
            probe.Ok,
            string.Create(
                CultureInfo.InvariantCulture,
                $",\"responseTimeMs\":{{\"p50\":{time.P50.TotalMilliseconds},\"p99\":{time.P99.TotalMilliseconds}}}"
            )
        );
    }

    private static async Task<(long, string)> BareAsync(Uri url, int users, TimeSpan during)
    {
        using var client = NewClient();
        long start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, users).Select(_ => Task.Run(UserAsync)));
        return (counts.Sum(), "");

        async Task<long> UserAsync()
        {
            long count = 0;
            while (Stopwatch.GetElapsedTime(start) < during)
            {
                using var response = await client.GetAsync(url);
                await response.Content.ReadAsByteArrayAsync();
                count++;
            }

            return count;
        }
    }

    private static HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
            }
        );
}
