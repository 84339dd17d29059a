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
    internal sealed record Started(RunResult Header, Plan Plan, SearchOptions Search) : RunEvent
    {
        /// <summary>Whether bottlenecks are to be confirmed, which measures most layouts twice.</summary>
        public bool Confirm { get; init; }
    }

    internal sealed record Note(string Text) : RunEvent;

    internal sealed record LayoutStarted(string Layout, int Number, int Of) : RunEvent;

    internal sealed record LayoutReady(string Layout, TimeSpan StartUp, string LimitsBy, string Balancer) : RunEvent;

    internal sealed record WarmedUp(string Layout, WarmUpResult WarmUp) : RunEvent;

    /// <param name="Layout">Whose target has not recovered at once.</param>
    /// <param name="After">The probe that was too much for it.</param>
    internal sealed record Recovering(string Layout, int After) : RunEvent;

    /// <param name="Layout">Whose next probe waits.</param>
    /// <param name="Others">What others on the host use.</param>
    /// <param name="Processors">Of the host.</param>
    internal sealed record WaitingForQuiet(string Layout, Cpus Others, int Processors) : RunEvent;

    internal sealed record ProbeStarted(string Layout, int Index, RequestRate Rate, TimeSpan Length) : RunEvent;

    internal sealed record Ticked(string Layout, int ProbeIndex, IntervalResult Interval) : RunEvent;

    internal sealed record Sampled(NodeSample Sample) : RunEvent;

    internal sealed record NodeHappened(string Layout, NodeEvent Event) : RunEvent;

    internal sealed record AlertFired(AlertResult Alert) : RunEvent;

    internal sealed record AlertEnded(AlertResult Alert) : RunEvent;

    /// <param name="LayoutSoFar">The plan's layout with all that is known of it.</param>
    /// <param name="Probe">Of that layout, or of the one that is raised to confirm its bottleneck.</param>
    internal sealed record ProbeEnded(LayoutResult LayoutSoFar, ProbeResult Probe) : RunEvent
    {
        /// <summary>The name of the layout that was probed.</summary>
        public string Layout { get; init; } = LayoutSoFar.Name;
    }

    internal sealed record LayoutEnded(LayoutResult Layout) : RunEvent;

    /// <param name="LayoutSoFar">The layout whose bottleneck is to be confirmed.</param>
    /// <param name="Raised">The name of the raised layout in the events that follow.</param>
    /// <param name="Changes">What is raised.</param>
    internal sealed record Confirming(LayoutResult LayoutSoFar, string Raised, IReadOnlyList<ResourceChange> Changes)
        : RunEvent
    {
        /// <summary>What is raised, in one line.</summary>
        public string Text =>
            $"{LayoutSoFar.Name}: to confirm {LayoutSoFar.Bottleneck.Cause}, raising "
            + string.Join(", ", Changes.Select(change => $"{change.Resource} from {change.From} to {change.To}"));
    }

    /// <param name="Layout">With its confirmation, also where nothing was raised.</param>
    internal sealed record Confirmed(LayoutResult Layout) : RunEvent;
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
