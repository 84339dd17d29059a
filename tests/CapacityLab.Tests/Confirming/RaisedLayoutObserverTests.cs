using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Confirming;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;
using CapacityLab.Running;
using CapacityLab.Tests.Display;

namespace CapacityLab.Tests.Confirming;

public sealed class RaisedLayoutObserverTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("confirm-");

    public void Dispose() => temporary.Delete(recursive: true);

    [Fact]
    public void A_run_that_is_killed_while_it_confirms_keeps_one_layout_with_its_capacity_and_the_raised_ones_probes()
    {
        var folder = RunFolder.Create(Path.Combine(temporary.FullName, "run"));
        using (var journal = new Journal(folder, SecretValues.None))
        {
            journal.On(new RunEvent.Started(new RunResult { RunId = "run-1" }, Told.Plan(), new()));
            journal.On(new RunEvent.LayoutEnded(Measured));
            journal.On(new RunEvent.Confirming(With(null), Told.Raised, []));
            var observer = new RaisedLayoutObserver(journal, With);
            observer.On(new RunEvent.ProbeEnded(Raised(1), new ProbeResult()));
            observer.On(new RunEvent.ProbeEnded(Raised(1, 2), new ProbeResult()));
        }

        var layout = Assert.Single(StoredResult.Read(folder).Layouts);

        Assert.Equal((Told.Layout, 900.0), (layout.Name, layout.Capacity.RequestsPerSecond!.Value.PerSecond));
        Assert.Equal(3, layout.Probes.Count);
        var confirmation = layout.Bottleneck.Confirmation!;
        Assert.Equal(ConfirmationOutcome.Failed, confirmation.Outcome);
        Assert.Equal([1, 2], confirmation.Raised!.Probes.Select(probe => probe.Index));
    }

    [Fact]
    public void What_is_told_of_a_raised_layouts_probe_goes_by_its_own_name()
    {
        var told = new List<RunEvent>();
        var observer = new RaisedLayoutObserver(new Keeping(told), With);

        observer.On(new RunEvent.ProbeEnded(Raised(1), new ProbeResult { Index = 1 }));
        observer.On(new RunEvent.Note("other"));

        var ended = Assert.IsType<RunEvent.ProbeEnded>(told[0]);
        Assert.Equal((Told.Raised, Told.Layout), (ended.Layout, ended.LayoutSoFar.Name));
        Assert.Equal(new RunEvent.Note("other"), told[1]);
    }

    private static readonly LayoutResult Measured = new()
    {
        Name = Told.Layout,
        Probes = [Probe(1), Probe(2), Probe(3)],
        Capacity = new CapacityResult { RequestsPerSecond = new RequestRate(900), Status = CapacityStatus.Measured },
        Bottleneck = new BottleneckResult { Cause = BottleneckCause.CpuLimit },
    };

    private static LayoutResult With(LayoutResult? raised) =>
        Measured with
        {
            Bottleneck = Measured.Bottleneck with
            {
                Confirmation = ConfirmationJudge.Unfinished(new ConfirmationResult(), raised),
            },
        };

    private static LayoutResult Raised(params int[] probes) =>
        new() { Name = Told.Raised, Probes = [.. probes.Select(Probe)] };

    private static ProbeResult Probe(int index) => new() { Index = index, Duration = TimeSpan.FromSeconds(1) };

    private sealed class Keeping(List<RunEvent> told) : IRunObserver
    {
        public void On(RunEvent runEvent) => told.Add(runEvent);
    }
}
