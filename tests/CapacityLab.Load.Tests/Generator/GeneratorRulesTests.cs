using CapacityLab.Load.Generator;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Load.Tests.Generator;

public class GeneratorRulesTests
{
    [Fact]
    public void A_healthy_generator_is_not_limited() => Assert.Empty(GeneratorRules.Judge(Evidence()));

    [Fact]
    public void Dropped_arrivals_and_slow_answers_are_the_targets_doing()
    {
        var evidence = Evidence(responseP99: 5000);

        Assert.Empty(GeneratorRules.Judge(evidence with { Probe = evidence.Probe with { Dropped = 900 } }));
    }

    [Theory]
    [InlineData(9, 20, false)]
    [InlineData(11, 20, true)]
    [InlineData(11, 200, false)]
    [InlineData(60, 2000, true)]
    public void Send_lag_counts_where_it_is_a_visible_part_of_the_response_time(
        double lag,
        double response,
        bool limited
    ) => Assert.Equal(limited, GeneratorRules.Judge(Evidence(lagP99: lag, responseP99: response)).Count > 0);

    [Theory]
    [InlineData(10.05, 100, false)]
    [InlineData(10.2, 100, true)]
    [InlineData(10.2, 5, false)]
    public void A_rate_below_99_percent_because_of_late_sending_counts(double lastStart, double lagMax, bool limited) =>
        Assert.Equal(
            limited,
            GeneratorRules.Judge(Evidence(lagMax: lagMax) with { LastStart = TimeSpan.FromSeconds(lastStart) }).Count
                > 0
        );

    [Theory]
    [InlineData(LoadModel.Open, 0.95, 6, true)]
    [InlineData(LoadModel.Open, 0.95, 4, false)]
    [InlineData(LoadModel.Open, 0.85, 6, false)]
    [InlineData(LoadModel.Closed, 0.95, 0, true)]
    public void A_full_processor_counts_where_it_delays(LoadModel model, double cpu, double lag, bool limited)
    {
        var evidence = Evidence(lagP99: lag);
        evidence = evidence with
        {
            Probe = evidence.Probe with { Model = model },
            Use = evidence.Use with { CpuCores = new Cpus(cpu), CpuLimit = new Cpus(1) },
        };

        Assert.Equal(limited, GeneratorRules.Judge(evidence).Count > 0);
    }

    [Theory]
    [InlineData(0.04, false)]
    [InlineData(0.06, true)]
    public void Being_held_back_by_a_quota_counts(double share, bool limited)
    {
        var evidence = Evidence();
        evidence = evidence with { Use = evidence.Use with { ThrottledShare = share } };

        Assert.Equal(limited, GeneratorRules.Judge(evidence).Count > 0);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(600, true)]
    public void Pauses_for_garbage_count_from_a_twentieth_of_the_time(double pause, bool limited)
    {
        var evidence = Evidence();
        evidence = evidence with { Use = evidence.Use with { GcPause = TimeSpan.FromMilliseconds(pause) } };

        Assert.Equal(limited, GeneratorRules.Judge(evidence).Count > 0);
    }

    [Theory]
    [InlineData(1000, 11, 30, true)]
    [InlineData(1000, 9, 30, false)]
    [InlineData(100, 2, 30, false)]
    [InlineData(1000, 11, 1, false)]
    public void Answers_taken_up_late_count(long looks, long late, double p99, bool limited)
    {
        var evidence = Evidence() with { Uptake = new UptakeDelays(looks, late, TimeSpan.FromMilliseconds(p99)) };

        Assert.Equal(limited, GeneratorRules.Judge(evidence).Count > 0);
    }

    [Fact]
    public void Ports_and_descriptors_count_from_the_first_one_missing()
    {
        Assert.Contains(
            "port",
            Assert.Single(GeneratorRules.Judge(Evidence() with { PortsExhausted = 1 })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "descriptors",
            Assert.Single(GeneratorRules.Judge(Evidence() with { DescriptorsExhausted = 1 })),
            StringComparison.Ordinal
        );
    }

    private static GeneratorEvidence Evidence(double lagP99 = 1, double lagMax = 8, double responseP99 = 20) =>
        new()
        {
            Probe = new ProbeResult
            {
                Model = LoadModel.Open,
                Duration = TimeSpan.FromSeconds(10),
                ResponseTimeMs = new LatencySummary { P99 = TimeSpan.FromMilliseconds(responseP99) },
                ServiceTimeMs = new LatencySummary { P99 = TimeSpan.FromMilliseconds(20) },
                SendLagMs = new LatencySummary
                {
                    P99 = TimeSpan.FromMilliseconds(lagP99),
                    Max = TimeSpan.FromMilliseconds(lagMax),
                },
            },
            Use = new GeneratorUse { CpuCores = new Cpus(0.5), CpuLimit = new Cpus(1) },
            Elapsed = TimeSpan.FromSeconds(10),
            LoadTime = TimeSpan.FromSeconds(10),
            LastStart = TimeSpan.FromSeconds(9.99),
            Uptake = new UptakeDelays(1000, 0, TimeSpan.FromMilliseconds(1)),
        };
}
