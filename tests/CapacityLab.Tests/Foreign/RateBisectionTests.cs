using Benchmarks.Truth.Foreign;

namespace CapacityLab.Tests.Foreign;

public class RateBisectionTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(96)]
    [InlineData(100)]
    [InlineData(104)]
    [InlineData(700)]
    public async Task The_edge_is_found_from_above_and_from_below(double from)
    {
        var tried = new List<double>();
        var search = new RateBisection(rate =>
        {
            tried.Add(rate);
            return Task.FromResult(rate <= 100);
        });

        Assert.InRange((await search.FindAsync(from))!.Value, 96, 100);
        Assert.True(tried.Count <= 16, $"{tried.Count} probes");
    }

    [Fact]
    public async Task What_never_breaks_or_never_holds_has_no_edge_and_the_search_ends()
    {
        Assert.Null(await new RateBisection(_ => Task.FromResult(true)).FindAsync(10));
        Assert.Null(await new RateBisection(_ => Task.FromResult(false)).FindAsync(10));
    }
}
