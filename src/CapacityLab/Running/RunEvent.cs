using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>What a run tells while it goes on; displays show it, the journal keeps it.</summary>
internal abstract record RunEvent
{
    /// <param name="Header">The result as far as it is known: no layouts yet.</param>
    /// <param name="Plan">What is carried out.</param>
    /// <param name="Search">How the capacities are looked for.</param>
    internal sealed record Started(RunResult Header, Plan Plan, SearchOptions Search) : RunEvent;

    internal sealed record Note(string Text) : RunEvent;

    internal sealed record LayoutStarted(string Layout, int Number, int Of) : RunEvent;

    internal sealed record LayoutReady(string Layout, TimeSpan StartUp, string LimitsBy, string Balancer) : RunEvent;

    internal sealed record WarmedUp(string Layout, WarmUpResult WarmUp) : RunEvent;

    internal sealed record ProbeStarted(string Layout, int Index, RequestRate Rate, TimeSpan Length) : RunEvent;

    internal sealed record Ticked(string Layout, int ProbeIndex, IntervalResult Interval) : RunEvent;

    internal sealed record Sampled(NodeSample Sample) : RunEvent;

    internal sealed record NodeHappened(string Layout, NodeEvent Event) : RunEvent;

    internal sealed record AlertFired(AlertResult Alert) : RunEvent;

    internal sealed record AlertEnded(AlertResult Alert) : RunEvent;

    internal sealed record ProbeEnded(LayoutResult LayoutSoFar, ProbeResult Probe) : RunEvent;

    internal sealed record LayoutEnded(LayoutResult Layout) : RunEvent;
}

/// <summary>Told in order, from one thread at a time; must return quickly.</summary>
internal interface IRunObserver
{
    void On(RunEvent runEvent);
}

/// <summary>Tells several, one event at a time.</summary>
internal sealed class RunObservers(params IRunObserver[] observers) : IRunObserver
{
    private readonly Lock turn = new();

    public void On(RunEvent runEvent)
    {
        lock (turn)
        {
            foreach (var observer in observers)
            {
                observer.On(runEvent);
            }
        }
    }
}
