using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Gates;
using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Judging;

public class HostDisturbanceTests
{
    private static readonly Objectives Objectives = new();

    [Fact]
    public void A_late_generator_that_used_nothing_while_others_used_the_host_was_disturbed()
    {
        var judged = HostDisturbance.Judge(Late(others: 1.92, own: 0.02), processors: 2);

        Assert.Equal("host disturbed: others used 1.92 of 2 processors", judged.DisturbedBy);
        Assert.Null(judged.ObjectivesHeld);
    }

    [Fact]
    public void One_second_that_others_used_disturbs_a_probe_in_whose_mean_they_hardly_show()
    {
        var late = Late(others: 0.2, own: 0.02) with
        {
            Intervals = [new IntervalResult { OthersCpu = new Cpus(1.2) }, new IntervalResult()],
        };

        Assert.Equal("host disturbed: others used 1.20 of 2 processors", HostDisturbance.Judge(late, 2).DisturbedBy);
    }

    [Theory]
    [InlineData(1.92, 0.95)]
    [InlineData(0.1, 0.02)]
    public void A_generator_without_room_or_without_others_was_the_limit_itself(double others, double own) =>
        Assert.Empty(HostDisturbance.Judge(Late(others, own), processors: 2).DisturbedBy);

    [Fact]
    public void Quota_and_ports_are_the_generators_own()
    {
        var late = Late(others: 1.9, own: 0.02);
        var throttled = late with { Generator = late.Generator with { ThrottledShare = 0.2 } };
        var withoutPorts = late with { Failures = new Dictionary<string, long> { ["local-ports-exhausted"] = 3 } };

        Assert.Empty(HostDisturbance.Judge(throttled, 2).DisturbedBy);
        Assert.Empty(HostDisturbance.Judge(withoutPorts, 2).DisturbedBy);
    }

    [Fact]
    public void A_search_without_any_conclusion_names_the_host_and_no_cause_and_the_verdict_is_inconclusive()
    {
        var settings = new SearchSettings(new RequestRate(100), 0.08, 10);
        var probe = HostDisturbance.Judge(Late(others: 1.92, own: 0.02), processors: 2);
        var steps = new List<SearchStep>();
        while (CapacitySearch.Next(settings, steps) is { } order)
        {
            steps.Add(SearchStep.Of(order, Objectives, probe));
        }

        var capacity = CapacitySearch.Conclude(settings, steps);
        var bottleneck = NothingToName.Of([probe], capacity);
        var layout = new LayoutResult
        {
            Name = "1 × 0.5 CPU",
            Probes = [probe],
            Capacity = capacity,
            Bottleneck = bottleneck!,
        };
        var result = new RunResult { Layouts = [layout], Gates = GateJudge.Judge(Objectives, [layout]) };
        var told = Verdict.Conclude(result, interruptedBy: 0);

        Assert.Equal(CapacityStatus.HostDisturbed, capacity.Status);
        Assert.Equal(BottleneckCause.Unknown, bottleneck?.Cause);
        Assert.Contains(
            "others used 1.92 of 2 processors",
            bottleneck!.Evidence[0].Statement,
            StringComparison.Ordinal
        );
        Assert.Equal(5, told.ExitCode);
        Assert.Equal(
            "INCONCLUSIVE: no capacity can be stated, host disturbed: others used 1.92 of 2 processors; end what else runs here, or repeat the run",
            told.Verdict
        );
    }

    [Fact]
    public void Where_the_generator_itself_was_the_limit_in_most_probes_it_is_named()
    {
        SearchStep Undecided(bool disturbed) => new(new RequestRate(100), null, []) { Disturbed = disturbed };
        var settings = new SearchSettings(new RequestRate(100), 0.08, 10);

        var capacity = CapacitySearch.Conclude(settings, [Undecided(true), Undecided(false), Undecided(false)]);

        Assert.Equal(CapacityStatus.GeneratorLimited, capacity.Status);
    }

    [Fact]
    public void A_limit_of_the_rate_is_named_as_such_and_no_node_is()
    {
        var turnedAway = new ProbeResult
        {
            Offered = new RequestRate(120),
            ObjectivesHeld = false,
            Failures = new Dictionary<string, long> { ["http-429"] = 700, ["timeout"] = 2 },
        };
        var capacity = new CapacityResult
        {
            Status = CapacityStatus.Measured,
            RequestsPerSecond = new RequestRate(100),
        };

        var found = NothingToName.Of([turnedAway], capacity);

        Assert.Equal(BottleneckCause.Unknown, found?.Cause);
        Assert.StartsWith("Rate limiting:", found!.Evidence[0].Statement, StringComparison.Ordinal);
        Assert.Null(
            NothingToName.Of(
                [turnedAway with { Failures = new Dictionary<string, long> { ["http-503"] = 700 } }],
                capacity
            )
        );
    }

    private static ProbeResult Late(double others, double own) =>
        new()
        {
            OthersCpu = new Cpus(others),
            Scheduled = 100,
            Generator = new GeneratorUse
            {
                Limited = true,
                LimitedBecause = ["The generator took answers up late."],
                CpuCores = new Cpus(own),
                CpuLimit = new Cpus(1),
            },
        };
}
