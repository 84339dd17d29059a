using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.Servers;

internal static class Loads
{
    public static Scenario Get(string path = "/") =>
        Scenario.FromHttp(new HttpScenario { Name = "get", Steps = [new HttpStep { Name = "get", Path = path }] });

    /// <summary>All of it is sent, however late a busy machine is; a test of what is not sent sets the grace.</summary>
    public static LoadSpec Of(Uri address, params LoadSimulation[] simulations) =>
        new()
        {
            OverdueGrace = TimeSpan.FromMinutes(1),
            BaseAddress = address,
            Scenarios = [Get()],
            Simulations = simulations,
        };

    public static LoadSpec On(EngineKind engine, Uri address, params LoadSimulation[] simulations)
    {
        Assert.SkipUnless(LoadEngine.Has(engine), $"This system has no {engine}, or does not let this process use it.");
        return Of(address, simulations) with { Engine = engine };
    }

    /// <summary>What must hold of any result.</summary>
    public static void AssertConsistent(ProbeResult probe)
    {
        Assert.Equal(probe.Scheduled, probe.Ok + probe.Failed + probe.Dropped + probe.NotSent + probe.InFlightAtEnd);
        Assert.Equal(probe.Sent, probe.Scheduled - probe.Dropped - probe.NotSent);
        Assert.Equal(probe.Completed, probe.Ok + probe.Failed);
        Assert.Equal(probe.Completed, probe.ResponseTimeMs.Count);
        Assert.Equal(probe.Completed, probe.ServiceTimeMs.Count);
        Assert.Equal(probe.RequestsCompleted, probe.Steps.Sum(s => s.Ok + s.Failed));
        Assert.Equal(probe.Scheduled, probe.Intervals.Sum(i => i.Scheduled));
        Assert.Equal(probe.Ok, probe.Intervals.Sum(i => i.Ok));
        Assert.Equal(probe.Failed, probe.Intervals.Sum(i => i.Failed));
        Assert.Equal(probe.Dropped, probe.Intervals.Sum(i => i.Dropped));
        AssertAligned(probe.Intervals);
    }

    private static void AssertAligned(IReadOnlyList<IntervalResult> intervals)
    {
        for (var i = 0; i < intervals.Count; i++)
        {
            Assert.Equal(TimeSpan.FromSeconds(i), intervals[i].At);
        }

        Assert.All(intervals.SkipLast(1), i => Assert.Equal(TimeSpan.FromSeconds(1), i.Length));
    }
}
