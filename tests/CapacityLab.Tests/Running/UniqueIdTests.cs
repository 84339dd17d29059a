using System.Collections.Concurrent;
using System.Net;
using CapacityLab.Load;
using CapacityLab.Plans.Tests;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

public class UniqueIdTests
{
    [Fact]
    public async Task No_uuid_comes_twice_in_two_runs_of_two_layouts_with_warm_up_recovery_and_probes()
    {
        using var folder = new PlanFolder();
        var plan = folder.Read(
            PlanFolder.WithSteps("""{ "name": "s", "path": "/{{id}}" }""", """{ "id": { "uuid": true } }""")
        );
        using var target = new Recorder();
        int[] ofALayout =
        [
            Seeds.OfWarmUp(plan.Load.Seed, 0),
            Seeds.OfRecovery(plan.Load.Seed, 0),
            Seeds.OfProbe(plan.Load.Seed, 1),
            Seeds.OfProbe(plan.Load.Seed, 2),
        ];

        foreach (int seed in Enumerable.Repeat(ofALayout, 2 * 2).SelectMany(seeds => seeds))
        {
            using var connections = new LoadConnections(plan.Load.RequestTimeout);
            var shape = new LoadShape(plan, plan.Mix(), new Uri("http://127.0.0.1:1"), connections);
            var load = shape.Open(new RequestRate(200), TimeSpan.FromSeconds(0.1), seed);
            await LoadEngine.RunAsync(
                load with
                {
                    Handler = target,
                    Connections = null,
                },
                progress: null,
                TestContext.Current.CancellationToken
            );
        }

        Assert.InRange(target.Paths.Count, 16, 16 * 20);
        Assert.Equal(target.Paths.Count, target.Paths.Distinct().Count());
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public ConcurrentBag<string> Paths { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Paths.Add(request.RequestUri!.AbsolutePath);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request });
        }
    }
}
