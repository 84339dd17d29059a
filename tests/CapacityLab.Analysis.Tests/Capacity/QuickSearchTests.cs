using System.Globalization;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Tests.Capacity.Targets;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>
/// A quick search, of probes of a second and a half, from a warm-up whose rate and demand are off as those of a short one are: a tenth by
/// chance, and up to a sixth too low since the target still compiles. In virtual time, against the sample lab's full search from the
/// same warm-up.
/// </summary>
public class QuickSearchTests(ITestOutputHelper output)
{
    private const int Seeds = 200;
    private const double WarmUpScatter = 0.1;
    private const double MostCold = 0.16;

    /// <summary>The sample lab's.</summary>
    private static readonly SearchSettings Quick = new(Scale: null, Precision: 0.2, MaxProbes: 6)
    {
        Probe = TimeSpan.FromSeconds(1.5),
        LongestProbe = TimeSpan.FromSeconds(1.5),
        Samples = ProbeLength.SamplesFor(0.99, 0.0025),
        Budget = TimeSpan.FromSeconds(9),
        EndsWithBracket = true,
    };

    private static readonly SearchSettings Full = Quick with
    {
        Precision = 0.1,
        MaxProbes = 7,
        Probe = TimeSpan.FromSeconds(2.3),
        LongestProbe = TimeSpan.FromSeconds(2.3),
        Budget = TimeSpan.FromSeconds(13.8),
        EndsWithBracket = false,
    };

    /// <summary>By name: the target, what 16 users reach, and where its processors would be used up.</summary>
    private static readonly Dictionary<string, (SimulatedTarget Target, double Reached, double Bound)> Services = new()
    {
        ["one processor"] = (new ExponentialTarget(850), 850, 850),
        ["half a processor"] = (new ThrottledTarget(0.5), 417, 417),
        ["a quarter of a processor"] = (new ThrottledTarget(), 208, 208),
        ["a lock far below the processors"] = (new PlateauTarget(), 100, 700),
        ["a pool that refuses"] = (new RefusingTarget(), new RefusingTarget().ClosedRate(16), 900),
        ["a cache that is too small"] = (new CliffTarget(), new CliffTarget().ClosedRate(16), 500),
        ["users that mostly wait"] = (new ExponentialTarget(850), 200, 850),
    };

    public static TheoryData<string> Names => new(Services.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_states_a_capacity_no_more_than_a_tenth_from_the_full_search_in_the_median(string name)
    {
        var (target, reached, bound) = Services[name];
        var quick = Searches(target, Quick, reached, bound);
        var full = Searches(target, Full, reached, bound);
        var stated = quick.Where(search => search.Capacity.Status == CapacityStatus.Measured).ToList();
        double ratio = Median(stated) / Median(full);
        Tell(name, target, quick, full, ratio);

        // Users that mostly wait leave the search the longest way up.
        Assert.InRange(stated.Count, (name == "users that mostly wait" ? 0.8 : 0.98) * Seeds, Seeds);
        Assert.InRange(ratio, 0.9, 1.1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_takes_few_probes(string name)
    {
        var (target, reached, bound) = Services[name];

        double probes = Searches(target, Quick, reached, bound).Average(search => search.Steps.Count);

        Assert.InRange(probes, 2, 5.5);
    }

    /// <summary>What the demand saves: without it the rate of an unsettled warm-up is no scale.</summary>
    [Theory]
    [InlineData("one processor")]
    [InlineData("a quarter of a processor")]
    public void The_guess_saves_the_ladder(string name)
    {
        var (target, reached, bound) = Services[name];

        double guessed = Searches(target, Full, reached, bound).Average(search => search.Steps.Count);
        double blind = ParallelEnumerable
            .Range(0, Seeds)
            .Average(seed => VirtualSearch.Run(Full, target, seed).Steps.Count);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guessed:0.0} probes, without {blind:0.0}"));
        Assert.InRange(guessed, 2, blind - 2);
    }

    private static List<VirtualSearch> Searches(
        SimulatedTarget target,
        SearchSettings settings,
        double reached,
        double bound
    ) =>
        [
            .. ParallelEnumerable
                .Range(0, Seeds)
                .AsOrdered()
                .Select(seed => VirtualSearch.Run(Warm(settings, reached, bound, seed), target, seed)),
        ];

    private static SearchSettings Warm(SearchSettings settings, double reached, double bound, int seed)
    {
        var draws = new Draws((ulong)(seed + 1_000_000));
        double cold = 1 - (MostCold * draws.Uniform());
        return settings with
        {
            Scale = new RequestRate(reached * cold * Math.Exp(WarmUpScatter * draws.Normal())),
            Bound = new RequestRate(bound * cold * Math.Exp(WarmUpScatter / 2 * draws.Normal())),
        };
    }

    private static double Median(IEnumerable<VirtualSearch> searches)
    {
        var sorted = searches
            .Select(search => search.Capacity.RequestsPerSecond?.PerSecond)
            .OfType<double>()
            .Order()
            .ToList();
        return sorted[sorted.Count / 2];
    }

    private void Tell(
        string name,
        SimulatedTarget target,
        List<VirtualSearch> quick,
        List<VirtualSearch> full,
        double ratio
    )
    {
        foreach (var (kind, searches) in new[] { ("quick", quick), ("full", full) })
        {
            var measured = searches.Where(search => search.Capacity.Status == CapacityStatus.Measured).ToList();
            int covered = measured.Count(search =>
                search.Capacity.Low.PerSecond <= target.Capacity && search.Capacity.High?.PerSecond >= target.Capacity
            );
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}, {kind}: {measured.Count} of {Seeds} stated, median {Median(measured) / target.Capacity:0.00} of the truth, interval holds it in {covered}, {searches.Average(search => search.Steps.Count):0.0} probes of {searches.Average(search => search.Steps.Sum(step => step.Length.TotalSeconds)):0.0} s"
                )
            );
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: quick over full {ratio:0.00}"));
    }
}
