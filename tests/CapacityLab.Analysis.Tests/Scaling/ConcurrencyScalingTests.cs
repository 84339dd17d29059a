using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Scaling;

public class ConcurrencyScalingTests
{
    [Fact]
    public void Closed_probes_give_the_law_of_throughput_against_users()
    {
        var law = ConcurrencyScaling.Of([.. Ladder(), Probe(500, 9_999) with { Model = LoadModel.Open }])!;

        Assert.Equal("concurrency", law.Axis);
        Assert.Equal(ScalingModel.Usl, law.Model);
        Assert.Equal(7, law.Observations);
        Assert.Equal(Noisy.Truth.Sigma, law.Sigma!.Value, 1e-3);
        Assert.Equal(Noisy.Truth.PeakN!.Value, law.Peak!.N, 0.5);
    }

    [Fact]
    public void Warm_ups_and_what_the_generator_limited_do_not_count()
    {
        ProbeResult[] others =
        [
            Probe(64, 1) with
            {
                Purpose = ProbePurpose.WarmUp,
            },
            Probe(64, 1) with
            {
                Generator = new GeneratorUse { Limited = true },
            },
        ];

        Assert.Equal(7, ConcurrencyScaling.Of([.. Ladder(), .. others])!.Observations);
    }

    [Fact]
    public void Without_two_numbers_of_users_there_is_no_law()
    {
        Assert.Null(ConcurrencyScaling.Of([]));
        Assert.Null(ConcurrencyScaling.Of([Probe(8, 700), Probe(8, 710)]));
    }

    private static IEnumerable<ProbeResult> Ladder() =>
        new[] { 1, 4, 8, 16, 32, 48, 64 }.Select(users => Probe(users, Noisy.Truth.At(users)));

    private static ProbeResult Probe(int users, double rate) =>
        new()
        {
            Model = LoadModel.Closed,
            Purpose = ProbePurpose.Search,
            Concurrency = users,
            Achieved = new RequestRate(rate),
        };
}
