using CapacityLab.Load;
using CapacityLab.Results.Units;
using CapacityLab.Running;
using CapacityLab.Tests.Display;

namespace CapacityLab.Tests.Running;

public sealed class RateBoundTests : IDisposable
{
    private static readonly RequestRate Bound = new(50);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);
    private readonly LoadConnections connections = new(TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1_000)]
    public void Users_are_paced_by_the_bound_and_no_more_of_them_are_in_flight(int users)
    {
        var load = Shape(Bound).Closed(users, Length, seed: 1);

        Assert.Equal([Simulation.Inject(50.0, Length)], load.Simulations);
        Assert.Equal((users, ArrivalKind.Even), (load.MaxInFlight, load.Arrivals));
    }

    [Fact]
    public void No_rate_goes_above_the_bound_whoever_asks_for_it()
    {
        Assert.Equal(
            [Simulation.Inject(50.0, Length)],
            Shape(Bound).Open(new RequestRate(3_000), Length, seed: 1).Simulations
        );
        Assert.Equal(
            [Simulation.Inject(20.0, Length)],
            Shape(Bound).Open(new RequestRate(20), Length, seed: 1).Simulations
        );
    }

    [Fact]
    public void Without_a_bound_users_wait_for_nothing_but_their_answers()
    {
        Assert.Equal([Simulation.KeepConstant(16, Length)], Shape(bound: null).Closed(16, Length, seed: 1).Simulations);
    }

    [Fact]
    public void Arrivals_are_as_planned_only_where_no_second_of_them_goes_above_the_bound()
    {
        Assert.Equal(ArrivalKind.Even, RateBound.Arrivals(Bound, new RequestRate(50), ArrivalKind.Poisson));
        Assert.Equal(ArrivalKind.Even, RateBound.Arrivals(Bound, new RequestRate(40), ArrivalKind.Poisson));
        Assert.Equal(ArrivalKind.Poisson, RateBound.Arrivals(Bound, new RequestRate(20), ArrivalKind.Poisson));
        Assert.Equal(ArrivalKind.Poisson, RateBound.Arrivals(null, new RequestRate(5_000), ArrivalKind.Poisson));
    }

    [Fact]
    public void A_short_trial_is_long_enough_for_two_requests()
    {
        var trial = TimeSpan.FromSeconds(0.25);

        Assert.Equal(trial, RateBound.AtLeastSome(Bound, trial));
        Assert.Equal(TimeSpan.FromSeconds(4), RateBound.AtLeastSome(new RequestRate(0.5), trial));
        Assert.Equal(trial, RateBound.AtLeastSome(null, trial));
    }

    public void Dispose() => connections.Dispose();

    private LoadShape Shape(RequestRate? bound) =>
        new(Told.Plan(), [], new Uri("http://127.0.0.1:1"), connections) { MostRate = bound };
}
