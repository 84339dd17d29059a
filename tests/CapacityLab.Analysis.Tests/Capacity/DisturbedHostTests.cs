using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Judging;
using CapacityLab.Analysis.Tests.Capacity.Targets;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>
/// The search against a target on a host that others use in single seconds, in virtual time: a second that they use stops it for a part, and
/// the generator with it. Sound seconds alone must give the capacity that a quiet host gives.
/// </summary>
public class DisturbedHostTests(ITestOutputHelper output)
{
    private const int Processors = 2;
    private const int Seeds = 100;

    private static readonly SearchSettings Settings = new(new RequestRate(380), Precision: 0.08, MaxProbes: 12)
    {
        Probe = TimeSpan.FromSeconds(8),
        LongestProbe = TimeSpan.FromSeconds(20),
        Samples = 6_000,
        Budget = TimeSpan.FromSeconds(200),
    };

    [Theory]
    [InlineData(0.05, 0.9)]
    [InlineData(0.1, 0.8)]
    public void The_capacity_is_within_a_tenth_of_that_of_a_quiet_host_or_undecided(double share, double leastMeasured)
    {
        var target = new DisturbedTarget(share);
        var found = Enumerable.Range(0, Seeds).Select(seed => Search(target, seed, Judged)).ToList();
        var stated = found
            .Where(capacity => capacity.Status == CapacityStatus.Measured)
            .Select(capacity => (capacity.RequestsPerSecond!.Value.PerSecond / target.Capacity) - 1)
            .Order()
            .ToList();
        output.WriteLine(
            $"{share:P0} disturbed: {stated.Count} of {Seeds} measured, error median {stated[stated.Count / 2]:P1}, {stated[0]:P1} to {stated[^1]:P1}; {string.Join(", ", found.GroupBy(one => one.Status).Select(group => $"{group.Count()} {group.Key}"))}"
        );

        Assert.InRange(stated.Count, leastMeasured * Seeds, Seeds);
        Assert.InRange(stated[stated.Count / 2], -0.1, 0.05);
        Assert.InRange(stated.Count(error => error is > -0.2 and < 0.1), 0.9 * stated.Count, stated.Count);
        Assert.DoesNotContain(
            found,
            capacity => capacity.Status is CapacityStatus.Failed or CapacityStatus.GeneratorLimited
        );
    }

    [Fact]
    public void Without_the_choice_of_seconds_fewer_searches_are_right()
    {
        var target = new DisturbedTarget(0.1);
        int whole = Right(target, AsAWhole);
        int judged = Right(target, Judged);
        output.WriteLine($"right as a whole {whole}, by sound seconds {judged}, of {Seeds}");

        Assert.InRange(whole, 0, judged - 10);
    }

    [Fact]
    public void On_a_quiet_host_every_answer_is_the_same_with_and_without_it()
    {
        var target = new DisturbedTarget(0);
        foreach (int seed in Enumerable.Range(0, 20))
        {
            Assert.Equivalent(Search(target, seed, AsAWhole), Search(target, seed, Judged), strict: true);
        }
    }

    private static int Right(DisturbedTarget target, Func<DisturbedTarget, ProbeResult, ProbeResult> judge) =>
        Enumerable
            .Range(0, Seeds)
            .Select(seed => Search(target, seed, judge))
            .Count(capacity =>
                capacity.Status == CapacityStatus.Measured
                && Math.Abs((capacity.RequestsPerSecond!.Value.PerSecond / target.Capacity) - 1) < 0.2
            );

    private static ProbeResult Judged(DisturbedTarget target, ProbeResult probe) =>
        ProbeJudgement.Of(target.Objectives, probe, Processors);

    private static ProbeResult AsAWhole(DisturbedTarget target, ProbeResult probe) =>
        HostDisturbance.Judge(
            ProbeDisturbance.Judge(ObjectiveJudge.Judge(target.Objectives, probe), Processors),
            Processors
        );

    private static CapacityResult Search(
        DisturbedTarget target,
        int seed,
        Func<DisturbedTarget, ProbeResult, ProbeResult> judge
    )
    {
        var draws = new Draws((ulong)seed);
        var responses = new Responses();
        var steps = new List<SearchStep>();
        while (CapacitySearch.Next(Settings, steps) is { } order)
        {
            var probe = judge(target, target.Disturbed(order, draws, responses));
            steps.Add(SearchStep.Of(order, target.Objectives, probe));
        }

        return CapacitySearch.Conclude(Settings, steps);
    }
}
