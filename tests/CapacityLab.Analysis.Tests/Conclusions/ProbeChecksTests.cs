using CapacityLab.Analysis.Conclusions;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Conclusions;

public class ProbeChecksTests
{
    [Fact]
    public void Six_probes_that_others_disturbed_are_one_warning_also_where_none_has_a_conclusion()
    {
        var warning = Assert.Single(Check([.. Enumerable.Range(1, 6).Select(_ => Disturbed())]));

        Assert.Equal(("host-disturbed", "1 × 1 CPU"), (warning.Code, warning.Layout));
        Assert.Equal(
            "Host disturbed: others used 1.92 of 2 processors at most, in 6 of 6 probes. 6 of them allow no conclusion. The kernel's work for the network may be in it.",
            warning.Message
        );
        Assert.DoesNotContain("more processors", warning.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_probes_that_the_generator_limited_are_one_warning()
    {
        var limited = Disturbed() with { DisturbedBy = "", OthersCpu = new Cpus(0) };

        var warning = Assert.Single(Check([limited, limited, new ProbeResult { Purpose = ProbePurpose.Search }]));

        Assert.Equal("generator-limited", warning.Code);
        Assert.StartsWith("The generator was the limit in 2 of 3 probes.", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_429_is_told_as_a_limit_of_the_rate()
    {
        var turnedAway = new ProbeResult
        {
            Purpose = ProbePurpose.Search,
            Offered = new RequestRate(120),
            Failures = new Dictionary<string, long> { ["http-429"] = 70 },
        };

        Assert.Equal("rate-limited", Assert.Single(Check([turnedAway])).Code);
    }

    private static List<CapacityLab.Results.Runs.Warning> Check(IReadOnlyList<ProbeResult> probes) =>
        [.. ProbeChecks.Check(new LayoutResult { Name = "1 × 1 CPU", Probes = probes }, processors: 2)];

    private static ProbeResult Disturbed() =>
        new()
        {
            Purpose = ProbePurpose.Search,
            OthersCpu = new Cpus(1.92),
            DisturbedBy = "host disturbed: others used 1.92 of 2 processors",
            Generator = new GeneratorUse { Limited = true, LimitedBecause = ["Late."] },
        };
}
