using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Display;

/// <summary>Where a run stands, gathered from its events; read from the drawing thread while events arrive.</summary>
internal sealed class RunProgress(TimeProvider time) : IRunObserver
{
    private const int NotesShown = 4;

    private readonly Lock turn = new();
    private readonly long startedAt = time.GetTimestamp();
    private readonly Dictionary<string, Row> rows = [];
    private readonly Dictionary<string, NodeSample> lastSamples = [];
    private readonly List<string> order = [];
    private readonly List<string> notes = [];
    private RunBudget? budget;

    public void On(RunEvent runEvent)
    {
        lock (turn)
        {
            Take(runEvent);
        }
    }

    public Snapshot Read()
    {
        lock (turn)
        {
            var elapsed = time.GetElapsedTime(startedAt);
            var finished = rows.Values.Count(row => row.Ended is not null);
            return new Snapshot(
                elapsed,
                budget?.Left(elapsed, finished),
                [.. order.Select(name => rows[name])],
                HottestNode(),
                [.. notes]
            );
        }
    }

    private void Take(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunEvent.Started started:
                budget = new RunBudget(started.Plan.Layouts.Count * (started.Confirm ? 2 : 1), started.Search);
                started.Plan.Layouts.ToList().ForEach(layout => Add(layout.Name, order.Count));
                break;
            case RunEvent.Note note:
                AddNote(note.Text);
                break;
            case RunEvent.LayoutStarted layout:
                lastSamples.Clear();
                Change(layout.Layout, row => row with { Phase = "starting" });
                break;
            case RunEvent.LayoutReady layout:
                Change(layout.Layout, row => row with { Phase = "warming up" });
                break;
            case RunEvent.WarmedUp layout:
                Change(
                    layout.Layout,
                    row => row with { Phase = "warm", RequestsPerIteration = layout.WarmUp.RequestsPerIteration }
                );
                break;
            case RunEvent.Recovering recovering:
                Change(recovering.Layout, row => row with { Phase = "recovering", Offered = null, Last = null });
                break;
            case RunEvent.WaitingForQuiet waiting:
                Change(waiting.Layout, row => row with { Phase = "waiting for quiet", Offered = null, Last = null });
                break;
            case RunEvent.ProbeStarted probe:
                Change(
                    probe.Layout,
                    row =>
                        row with
                        {
                            Phase = $"probe {probe.Index}",
                            Offered = probe.Rate.PerSecond > 0 ? probe.Rate : null,
                            Last = null,
                        }
                );
                break;
            case RunEvent.Ticked tick:
                Change(tick.Layout, row => row with { Last = tick.Interval });
                break;
            case RunEvent.Sampled sample:
                lastSamples[sample.Sample.Node] = sample.Sample;
                break;
            case RunEvent.NodeHappened happened:
                AddNote(happened.Event.Message);
                break;
            case RunEvent.AlertFired fired:
                AddNote($"ALERT {fired.Alert.Message}");
                break;
            case RunEvent.LayoutEnded ended:
                Change(ended.Layout.Name, row => row with { Phase = "done", Ended = ended.Layout, Last = null });
                if (ended.Layout.Error.Length > 0)
                {
                    AddNote($"{ended.Layout.Name}: {ended.Layout.Error}");
                }

                break;
            case RunEvent.Confirming confirming:
                Raise(confirming);
                break;
            case RunEvent.Confirmed confirmed:
                Take(confirmed.Layout);
                break;
        }
    }

    /// <summary>A raised layout is shown below the one that it confirms.</summary>
    private void Raise(RunEvent.Confirming confirming)
    {
        lastSamples.Clear();
        Add(confirming.Raised, order.IndexOf(confirming.LayoutSoFar.Name) + 1);
        Change(confirming.Raised, row => row with { Phase = "starting" });
        AddNote(confirming.Text);
    }

    /// <summary>A layout that was not raised takes no time of the budget.</summary>
    private void Take(LayoutResult confirmed)
    {
        if (confirmed.Bottleneck.Confirmation?.Raised is { } raised)
        {
            Change(raised.Name, row => row with { Phase = "done", Ended = raised, Last = null });
        }
        else if (budget is not null)
        {
            budget = budget with { Layouts = budget.Layouts - 1 };
        }
    }

    private void Add(string layout, int at)
    {
        order.Insert(at, layout);
        rows[layout] = new Row(layout, "waiting", null, null, null);
    }

    private void Change(string layout, Func<Row, Row> change) => rows[layout] = change(rows[layout]);

    private void AddNote(string text)
    {
        notes.Add(text);
        notes.RemoveRange(0, Math.Max(0, notes.Count - NotesShown));
    }

    private NodeSample? HottestNode() => lastSamples.Values.MaxBy(sample => sample.CpuCores.Cores);

    /// <summary>One layout.</summary>
    internal sealed record Row(
        string Layout,
        string Phase,
        RequestRate? Offered,
        IntervalResult? Last,
        LayoutResult? Ended
    )
    {
        /// <summary>Ticks count iterations; rates are shown in requests.</summary>
        public double RequestsPerIteration { get; init; } = 1;
    }

    /// <summary>All of it at one moment.</summary>
    internal sealed record Snapshot(
        TimeSpan Elapsed,
        TimeSpan? Left,
        IReadOnlyList<Row> Rows,
        NodeSample? Hottest,
        IReadOnlyList<string> Notes
    );
}
