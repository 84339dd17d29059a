using CapacityLab.Analysis.Statistics;

namespace CapacityLab.Analysis.Tests.Statistics;

public class StudentTTests
{
    [Theory]
    [InlineData(0.975, 1, 12.7062)]
    [InlineData(0.975, 2, 4.3027)]
    [InlineData(0.975, 5, 2.5706)]
    [InlineData(0.975, 10, 2.2281)]
    [InlineData(0.975, 12, 2.1788)]
    [InlineData(0.975, 21, 2.0796)]
    [InlineData(0.975, 30, 2.0423)]
    [InlineData(0.975, 1_000, 1.9623)]
    [InlineData(0.95, 8, 1.8595)]
    public void Quantiles_are_those_of_the_tables(double probability, int degrees, double expected) =>
        Assert.Equal(expected, StudentT.Quantile(probability, degrees), 1e-4);
}
