using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Running;

/// <summary>The books balance whatever the options are, also where the rate cannot be sent.</summary>
public class BooksTests
{
    private static readonly EngineKind[] Engines =
    [
        EngineKind.IoUring,
        EngineKind.Epoll,
        EngineKind.Sockets,
        EngineKind.HttpClient,
    ];

    [Fact]
    public async Task Two_hundred_random_loads_balance()
    {
        await using var server = new RawServer(exchange =>
            exchange.Number % 5 == 0 ? exchange.StatusAsync(503, "busy") : exchange.OkAsync("x")
        );
        var random = new Random(18);
        for (var i = 0; i < 200; i++)
        {
            var engine = Engines[random.Next(Engines.Length)];
            if (LoadEngine.Has(engine))
            {
                var spec = Random(random, server.Address) with { Engine = engine };

                Loads.AssertConsistent(await LoadEngine.RunAsync(spec));
            }
        }
    }

    [Theory]
    [InlineData(EngineKind.IoUring, 1_000)]
    [InlineData(EngineKind.Epoll, 100_000)]
    [InlineData(EngineKind.Sockets, 1_000)]
    [InlineData(EngineKind.HttpClient, 1_000)]
    public async Task What_had_not_begun_at_the_end_is_not_sent_and_the_generator_was_the_limit(
        EngineKind engine,
        int maxInFlight
    )
    {
        await using var server = RawServer.Healthy();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.Inject(500_000.0, TimeSpan.FromHours(168))) with
            {
                MaxInFlight = maxInFlight,
                OverdueGrace = TimeSpan.FromMilliseconds(100),
                EndEarly = end.Token,
                EarlyStop = TimeSpan.FromSeconds(0.3),
            }
        );

        Loads.AssertConsistent(probe);
        Assert.True(probe.NotSent + probe.Dropped > 0, $"{probe}");
        Assert.True(probe.NotSent == 0 || probe.Generator.Limited);
    }

    private static LoadSpec Random(Random random, Uri address)
    {
        var length = TimeSpan.FromMilliseconds(random.Next(5, 60));
        return Loads.Of(address, Simulation.Inject(Math.Pow(10, 1 + (random.NextDouble() * 4.7)), length)) with
        {
            Arrivals = random.Next(2) == 0 ? ArrivalKind.Even : ArrivalKind.Poisson,
            MaxInFlight = random.Next(1, 200),
            Threads = random.Next(3),
            Seed = random.Next(),
            OverdueGrace = TimeSpan.FromMilliseconds(random.Next(150)),
            GracefulStop = TimeSpan.FromMilliseconds(random.Next(200)),
            RequestTimeout = TimeSpan.FromMilliseconds(random.Next(1, 300)),
        };
    }
}
