using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Tests.Capacity.Targets;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>The search against targets whose capacity is known, in virtual time.</summary>
public class KnownCapacityTests(ITestOutputHelper output)
{
    private const int Seeds = 1_000;

    /// <summary>A probe of 24,341 requests knows the p99 to a quarter of a percentage point at 95 %, and half of that.</summary>
    private static readonly SearchSettings Settings = new(Scale: null, Precision: 0.02, MaxProbes: 14)
    {
        Probe = TimeSpan.FromSeconds(40),
        LongestProbe = TimeSpan.FromMinutes(10),
        Samples = ProbeLength.SamplesFor(0.99, 0.00125),
    };

    private static readonly SimulatedTarget[] Targets =
    [
        new ExponentialTarget(),
        new PlateauTarget(),
        new CliffTarget(),
        new PausingTarget(),
        new BimodalTarget(),
        new RefusingTarget(),
    ];

    public static TheoryData<string> Names => new(Targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_capacity_is_found_within_three_percent_in_at_least_95_of_100_searches(string name)
    {
        var target = Targets.Single(target => target.Name == name);
        var searches = ParallelEnumerable
            .Range(0, Seeds)
            .Select(seed => VirtualSearch.Run(Settings, target, seed))
            .ToList();

        var errors = searches.Select(search => (search.Capacity.RequestsPerSecond!.Value.PerSecond / target.Capacity) - 1).Order().ToList();
        int within = errors.Count(error => Math.Abs(error) <= 0.03);
        int covered = searches.Count(search =>
            search.Capacity.Low.PerSecond <= target.Capacity && search.Capacity.High!.Value.PerSecond >= target.Capacity
        );
        output.WriteLine(FormattableString.Invariant(
            $"{name} {target.Capacity:0.00}: within {within}, covered {covered}, mean {errors.Average():P2}, 2.5 % {errors[25]:P2}, 97.5 % {errors[974]:P2}, probes mean {searches.Average(s => s.Steps.Count):0.0} most {searches.Max(s => s.Steps.Count)}, verified {searches.Count(s => s.Capacity.Verifications > 0)}, regression {searches.Count(s => s.Capacity.IntervalMethod == "regression")} drift {searches.Count(s => s.Capacity.Drift is not null)} noise {searches.Average(s => s.Capacity.Noise ?? 0):P2}"
        ));
        Assert.All(searches, search => Assert.Equal(CapacityStatus.Measured, search.Capacity.Status));
        Assert.True(within >= 0.95 * Seeds, $"{within} of {Seeds}");
        Assert.InRange(searches.Max(search => search.Steps.Count), 1, 17);
    }
}
