using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Tests.Capacity.Targets;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>The search against targets whose capacity is known, in virtual time.</summary>
public class KnownCapacityTests(ITestOutputHelper output)
{
    private static readonly int Seeds = int.Parse(Environment.GetEnvironmentVariable("SEEDS") ?? "200");

    /// <summary>A probe of 24,341 requests knows the p99 to a quarter of a percentage point at 95 %, and half of that.</summary>
    private static readonly SearchSettings Settings = new(Scale: null, Precision: 0.02, MaxProbes: 14)
    {
        Probe = TimeSpan.FromSeconds(80),
        LongestProbe = TimeSpan.FromMinutes(10),
        Samples = ProbeLength.SamplesFor(0.99, 0.000885),
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

        foreach (
            var bad in searches
                .Where(s =>
                    s.Capacity.RequestsPerSecond is null
                    || Math.Abs(s.Capacity.RequestsPerSecond.Value.PerSecond / target.Capacity - 1) > 0.03
                )
                .Take(2)
        )
        {
            output.WriteLine(bad.Capacity.ToString());
            foreach (var step in bad.Steps)
                output.WriteLine(
                    FormattableString.Invariant(
                        $"   {step.Purpose} {step.Users} {step.Rate.PerSecond:0.0} {step.Held} {step.Margin:0.00} {step.Length.TotalSeconds:0}"
                    )
                );
        }
        var errors = searches
            .Where(s => s.Capacity.RequestsPerSecond is not null)
            .Select(search => (search.Capacity.RequestsPerSecond!.Value.PerSecond / target.Capacity) - 1)
            .Order()
            .ToList();
        int within = errors.Count(error => Math.Abs(error) <= 0.03);
        int covered = searches.Count(search =>
            search.Capacity.Low.PerSecond <= target.Capacity && search.Capacity.High?.PerSecond >= target.Capacity
        );
        output.WriteLine(
            FormattableString.Invariant(
                $"{name} {target.Capacity:0.00}: within {within}, covered {covered}, edge mean {E(searches, target):P2} sd {S(searches, target):P2} mean {errors.Average():P2}, 2.5 % {errors[errors.Count / 40]:P2}, 97.5 % {errors[errors.Count * 39 / 40]:P2}, probes mean {searches.Average(s => s.Steps.Count):0.0} most {searches.Max(s => s.Steps.Count)}, verified {searches.Count(s => s.Capacity.Verifications > 0)}, regression {searches.Count(s => s.Capacity.IntervalMethod == "regression")} drift {searches.Count(s => s.Capacity.Drift is not null)} noise {searches.Average(s => s.Capacity.Noise ?? 0):P2}"
            )
        );
        Assert.All(searches, search => Assert.Equal(CapacityStatus.Measured, search.Capacity.Status));
        Assert.True(within >= 0.95 * Seeds, $"{within} of {Seeds}");
        Assert.InRange(searches.Max(search => search.Steps.Count), 1, 17);
    }

    private static double E(List<VirtualSearch> s, SimulatedTarget t) =>
        s.Where(x => x.Capacity.Edge is not null).Average(x => x.Capacity.Edge!.Value.PerSecond / t.Capacity - 1);

    private static double S(List<VirtualSearch> s, SimulatedTarget t) =>
        Math.Sqrt(
            s.Where(x => x.Capacity.Edge is not null)
                .Average(x => Math.Pow(x.Capacity.Edge!.Value.PerSecond / t.Capacity - 1 - E(s, t), 2))
        );
}
