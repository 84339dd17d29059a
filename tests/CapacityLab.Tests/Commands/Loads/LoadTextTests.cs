using System.Globalization;
using System.Text.Json.Nodes;
using CapacityLab.Commands.Loads;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;
using Spectre.Console;

namespace CapacityLab.Tests.Commands.Loads;

public class LoadTextTests
{
    [Theory]
    [InlineData(".")]
    [InlineData(",")]
    public void The_summary_tells_rate_percentiles_histogram_failures_and_the_generators_cost(string decimalSeparator)
    {
        Assert.Equal(
            """
            GET http://127.0.0.1:5000/
              open model, 1,000 req/s offered, 2.0 s, engine epoll
              999 req/s · 2,000 completed · 3 failed · 1 dropped · 0 not sent · 0 still in flight · 26,000 bytes of bodies
              2 of the completed were answered after that; with the wait 2.5 s, 800 req/s

              ms          response     service    send lag
              min            0.000       0.000       0.000
              mean           0.000       0.000       0.000
              p50            1.500       1.400       0.001
              p75            1.600       1.500       0.001
              p90            1.700       1.600       0.002
              p95            1.800       1.700       0.002
              p99            3.000       2.900       0.050
              p99.9          4.500       4.400       0.100
              p99.99             –           –           –
              p99.999            –           –           –
              max           12.000      11.900       0.200
              The percentiles include 3 failed requests of 2,000, which may have ended at once.

              up to ms   responses
              2              1,960  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
              5                 39  ▇
              10                 0
              20                 1  ▇

              failed: http-503 3
              sent once more, on a new connection: 5
              generator: 20.0 µs of CPU per request, 0.02 of 1 CPUs, 0 ms of garbage collection, 4 in flight at most

            """.ReplaceLineEndings("\n"),
            TextOf(Report(partial: false), decimalSeparator).ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void Statuses_redirects_and_the_first_failure_are_told()
    {
        var text = TextOf(
            With(probe =>
                probe with
                {
                    Steps =
                    [
                        new StepResult
                        {
                            Statuses = new Dictionary<string, long> { ["302"] = 7, ["503"] = 3 },
                        },
                    ],
                    FailureExamples =
                    [
                        new FailureExample
                        {
                            Kind = "http-503",
                            Step = "GET /",
                            Request = "GET http://x/",
                            Status = 503,
                            Message = "busy",
                        },
                    ],
                }
            ),
            "."
        );

        Assert.Contains("answered: 302 7, a redirect, which is not followed", text, StringComparison.Ordinal);
        Assert.Contains("the first: GET / · GET http://x/ · 503 · busy", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, true, false)]
    [InlineData(99, true, false)]
    [InlineData(100, true, true)]
    public void Percentiles_that_so_few_cannot_carry_are_not_in_the_json(int count, bool hasP50, bool hasP99)
    {
        var json = JsonNode.Parse(
            With(probe => probe with { ResponseTimeMs = probe.ResponseTimeMs with { Count = count } }).ToJson()
        )!["responseTimeMs"]!;

        Assert.Equal((hasP50, hasP99), (json["p50"] is not null, json["p99"] is not null));
        Assert.Null(json["p999"]);
        Assert.Equal(12, (double)json["max"]!);
    }

    [Theory]
    [InlineData("http://0.0.0.0:81/x?a=1", "http://127.0.0.1:81/x?a=1")]
    [InlineData("http://[::]:81/", "http://[::1]:81/")]
    [InlineData("http://[::ffff:0.0.0.0]:81/", "http://127.0.0.1:81/")]
    [InlineData("http://127.0.0.1:81/", "http://127.0.0.1:81/")]
    [InlineData("https://u:p@0.0.0.0/", "https://127.0.0.1/")]
    public void The_address_of_all_networks_is_the_loopback_address(string typed, string address)
    {
        Assert.Equal(address, LoadUrl.Read(typed)!.Address.AbsoluteUri);
        Assert.Equal(!typed.Contains("//127", StringComparison.Ordinal), LoadUrl.IsAnyAddress(typed));
    }

    [Fact]
    public void A_load_that_was_ended_early_says_so_first() =>
        Assert.StartsWith(
            "PARTIAL: ended before its time. GET ",
            TextOf(Report(partial: true), "."),
            StringComparison.Ordinal
        );

    [Fact]
    public void Rates_and_cost_are_of_the_time_that_the_load_lasted()
    {
        var report = Report(partial: false);
        var json = JsonNode.Parse(report.ToJson())!;

        Assert.Equal((999, 800), ((double)json["requestsPerSecond"]!, (double)json["requestsPerElapsedSecond"]!));
        Assert.Equal((2, 2.5), ((double)json["durationSeconds"]!, (double)json["elapsedSeconds"]!));
        Assert.Equal(0.02 * 2e6 / 1_998, (double)json["cpuMicrosecondsPerRequest"]!, precision: 9);
        Assert.Equal((1_998, 5), ((int)json["completedInTime"]!, (int)json["resent"]!));
    }

    [Fact]
    public void A_load_that_sent_nothing_is_inconclusive_and_says_so()
    {
        var report = With(probe =>
            probe with
            {
                Scheduled = 0,
                Completed = 0,
                CompletedInTime = 0,
                Ok = 0,
                Failed = 0,
            }
        );

        Assert.Equal(ExitCodes.Inconclusive, report.ExitCode);
        Assert.Contains("nothing was sent", TextOf(report, "."), StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_without_any_success_says_so()
    {
        Assert.Contains(
            "no request succeeded",
            TextOf(With(probe => probe with { Ok = 0 }), "."),
            StringComparison.Ordinal
        );
        Assert.Null(Report(partial: false).Notice);
    }

    [Theory]
    [InlineData(LoadModel.Open, ExitCodes.Inconclusive)]
    [InlineData(LoadModel.Closed, ExitCodes.Ok)]
    public void Only_a_rate_can_be_missed_by_the_generator(LoadModel model, int exitCode) =>
        Assert.Equal(
            exitCode,
            With(probe => probe with { Model = model, Generator = probe.Generator with { Limited = true } }).ExitCode
        );

    private static LoadReport With(Func<ProbeResult, ProbeResult> change)
    {
        var report = Report(partial: false);
        return report with { Probe = change(report.Probe) };
    }

    private static string TextOf(LoadReport report, string decimalSeparator)
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        CultureInfo.CurrentCulture = culture;
        try
        {
            using var text = new StringWriter();
            var settings = new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) };
            LoadText.Write(AnsiConsole.Create(settings), report);
            return text.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static LoadReport Report(bool partial) =>
        new(
            new Uri("http://127.0.0.1:5000/"),
            new LoadRequest { Url = "http://127.0.0.1:5000/" },
            new ProbeResult
            {
                Model = LoadModel.Open,
                Duration = TimeSpan.FromSeconds(2),
                Offered = new RequestRate(1_000),
                Completed = 2_000,
                CompletedInTime = 1_998,
                Ok = 1_997,
                Scheduled = 2_001,
                Failed = 3,
                Resent = 5,
                Dropped = 1,
                Failures = new Dictionary<string, long> { ["http-503"] = 3 },
                ResponseTimeMs = Summary(1.5, 1.6, 1.7, 1.8, 3, 4.5, 12),
                ServiceTimeMs = Summary(1.4, 1.5, 1.6, 1.7, 2.9, 4.4, 11.9),
                SendLagMs = Summary(0.001, 0.001, 0.002, 0.002, 0.05, 0.1, 0.2),
                ResponseTimeHistogram = [Bucket(2, 1_960), Bucket(5, 39), Bucket(10, 0), Bucket(20, 1)],
                Intervals = [new IntervalResult { At = TimeSpan.FromSeconds(2), Length = TimeSpan.FromSeconds(0.5) }],
                Steps = [new StepResult { BytesReceived = 26_000 }],
                Generator = new GeneratorUse
                {
                    Engine = "epoll",
                    CpuCores = new Cpus(0.02),
                    CpuLimit = new Cpus(1),
                    MaxInFlight = 4,
                },
            },
            partial
        );

    private static LatencySummary Summary(params double[] milliseconds)
    {
        var times = milliseconds.Select(TimeSpan.FromMilliseconds).ToArray();
        return new LatencySummary
        {
            Count = 2_000,
            P50 = times[0],
            P75 = times[1],
            P90 = times[2],
            P95 = times[3],
            P99 = times[4],
            P999 = times[5],
            P9999 = times[6],
            P99999 = times[6],
            Max = times[6],
        };
    }

    private static LatencyBucket Bucket(double upTo, long count) =>
        new() { UpTo = TimeSpan.FromMilliseconds(upTo), Count = count };
}
