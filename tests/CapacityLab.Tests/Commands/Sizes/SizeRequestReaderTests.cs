using CapacityLab.Commands.Sizes;
using CapacityLab.Plans;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Tests.Commands.Sizes;

public class SizeRequestReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SizingRequest Stored = new()
    {
        RequestsPerSecond = new RequestRate(80),
        GrowthPercentPerMonth = 3,
        Headroom = 0.2,
        SpareReplicas = 2,
        Prices = new Prices
        {
            Currency = "CHF",
            PerCoreHour = 1,
            CountBalancer = true,
        },
        AsOf = Now.AddYears(-1),
    };

    [Fact]
    public void What_is_not_typed_is_what_the_run_was_made_for_and_the_moment_is_now() =>
        Assert.Equal(Stored with { AsOf = Now }, Read(new SizeRequest(), Stored));

    [Fact]
    public void What_is_typed_comes_first() =>
        Assert.Equal(
            new SizingRequest
            {
                RequestsPerSecond = new RequestRate(500),
                GrowthPercentPerMonth = 5,
                Headroom = 0.4,
                SpareReplicas = 0,
                Prices = new Prices
                {
                    Currency = "EUR",
                    PerGibHour = 0.005,
                    CountBalancer = true,
                },
                AsOf = Now,
            },
            Read(
                new SizeRequest
                {
                    Load = 500,
                    Growth = "5%/month",
                    Headroom = 0.4,
                    Spare = 0,
                    Prices = "gib=0.005, currency=EUR",
                },
                Stored
            )
        );

    [Fact]
    public void Of_a_result_without_a_recommendation_the_load_is_that_of_its_objectives()
    {
        var run = new RunResult { Objectives = new Objectives { RequestsPerSecond = new RequestRate(100) } };

        Assert.Equal(
            new SizingRequest { RequestsPerSecond = new RequestRate(100), AsOf = Now },
            new SizeRequestReader(new SizeRequest(), run).Read(Now)
        );
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("7%", 7)]
    [InlineData("2.5 %/month", 2.5)]
    [InlineData("7/month", 7)]
    public void Growth_is_percent_a_month(string text, double percent) =>
        Assert.Equal(percent, Read(new SizeRequest { Growth = text }, Stored).GrowthPercentPerMonth);

    [Theory]
    [InlineData("-1")]
    [InlineData("7%/year")]
    [InlineData("1001")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("-Infinity%/month")]
    [InlineData("")]
    public void Growth_that_is_none_is_refused(string text) =>
        Assert.Equal(
            $"command line: --growth: found \"{text}\"; allowed: percent a month from 0 to 1,000, as 5 or 5%/month",
            Assert.Single(Mistakes(new SizeRequest { Load = 1, Growth = text })).ToString()
        );

    [Theory]
    [InlineData("0.04")]
    [InlineData("core=0")]
    [InlineData("core=-1")]
    [InlineData("core=1,core=2")]
    [InlineData("core=1,gpu=2")]
    [InlineData("core=1,currency=")]
    [InlineData("core=1;gib=2")]
    [InlineData("core=1e3")]
    [InlineData("")]
    public void Prices_that_are_none_are_refused(string text) =>
        Assert.StartsWith(
            $"command line: --prices: found \"{text}\"; allowed: prices of an hour, as core=0.04,gib=0.005",
            Assert.Single(Mistakes(new SizeRequest { Load = 1, Prices = text })).ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_mistake_is_told_at_once() =>
        Assert.Equal(
            [
                "command line: --load: found 0; allowed: 0.001 to 100,000,000",
                "command line: --headroom: found 0.96; allowed: 0 to 0.95",
                "command line: --spare: found 11; allowed: 0 to 10",
            ],
            Mistakes(
                    new SizeRequest
                    {
                        Load = 0,
                        Headroom = 0.96,
                        Spare = 11,
                    }
                )
                .Select(mistake => mistake.ToString())
        );

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_no_load_and_no_headroom(double value) =>
        Assert.Equal(
            ["--load", "--headroom"],
            Mistakes(new SizeRequest { Load = value, Headroom = value }).Select(one => one.Path)
        );

    [Theory]
    [InlineData("core=NaN")]
    [InlineData("core=Infinity")]
    [InlineData("core=1,gib=-Infinity")]
    public void What_is_no_number_is_no_price(string text) =>
        Assert.Single(Mistakes(new SizeRequest { Load = 1, Prices = text }));

    [Fact]
    public void A_load_must_be_known_from_somewhere() =>
        Assert.StartsWith(
            "command line: --load: found nothing",
            Assert.Single(Mistakes(new SizeRequest())).ToString(),
            StringComparison.Ordinal
        );

    private static SizingRequest Read(SizeRequest typed, SizingRequest stored) =>
        new SizeRequestReader(typed, new RunResult { Recommendation = new SizingResult { Request = stored } }).Read(
            Now
        );

    private static IReadOnlyList<PlanMistake> Mistakes(SizeRequest typed) =>
        Assert.Throws<PlanException>(() => new SizeRequestReader(typed, new RunResult()).Read(Now)).Mistakes;
}
