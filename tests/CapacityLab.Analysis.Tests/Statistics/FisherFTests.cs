using CapacityLab.Analysis.Statistics;

namespace CapacityLab.Analysis.Tests.Statistics;

public class FisherFTests
{
    /// <summary>Tables of the 5 and the 1 % points.</summary>
    [Theory]
    [InlineData(161.448, 1, 1, 0.05)]
    [InlineData(34.116, 1, 3, 0.01)]
    [InlineData(3.682, 2, 15, 0.05)]
    [InlineData(4.437, 5, 16, 0.01)]
    [InlineData(1.883, 10, 60, 0.065)]
    public void The_tail_is_that_of_the_tables(double value, int upper, int lower, double expected) =>
        Assert.Equal(expected, FisherF.Above(value, upper, lower), expected * 0.01);

    [Fact]
    public void It_is_the_square_of_t_where_the_numerator_has_one_degree()
    {
        double t = StudentT.Quantile(0.975, 7);

        Assert.Equal(0.05, FisherF.Above(t * t, 1, 7), 1e-7);
    }

    [Fact]
    public void From_nothing_to_infinity_it_falls_from_one_to_zero()
    {
        Assert.Equal(1, FisherF.Above(0, 3, 9), 1e-12);
        Assert.Equal(0.5, FisherF.Above(1, 6, 6), 1e-9);
        Assert.Equal(0, FisherF.Above(double.PositiveInfinity, 3, 9));
        Assert.InRange(FisherF.Above(1e300, 3, 9), 0, 1e-12);
    }
}
