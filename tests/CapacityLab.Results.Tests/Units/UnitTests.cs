using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests.Units;

public class UnitTests
{
    [Theory]
    [InlineData(-0.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_quantity_is_finite_and_not_negative(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cpus(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestRate(value));
    }

    [Fact]
    public void Memory_is_not_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemorySize(-1));
    }

    [Fact]
    public void Memory_counts_in_powers_of_two()
    {
        Assert.Equal(256L * 1024 * 1024, MemorySize.FromMiB(256).Bytes);
        Assert.Equal(1.5, MemorySize.FromMiB(1.5).MiB);
    }

    [Fact]
    public void Quantities_compare_by_size_and_divide_to_a_ratio()
    {
        Assert.True(new Cpus(0.25) < new Cpus(0.5));
        Assert.True(new RequestRate(100) >= new RequestRate(100));
        Assert.True(MemorySize.FromMiB(2) > MemorySize.FromMiB(1));
        Assert.Equal(0.5, new Cpus(0.25) / new Cpus(0.5));
        Assert.Equal(4, new RequestRate(400) / new RequestRate(100));
        Assert.Equal(new Cpus(1), new Cpus(0.25) * 4);
        Assert.Equal(new Cpus(0.75), new Cpus(0.25) + new Cpus(0.5));
    }

    [Fact]
    public void Quantities_are_shown_with_their_unit_in_every_culture()
    {
        Assert.Equal("0.25 CPU", new Cpus(0.25).ToString());
        Assert.Equal("1,234.5 req/s", new RequestRate(1234.5).ToString());
        Assert.Equal("8,192 MiB", MemorySize.FromMiB(8192).ToString());
    }
}
