using System.Globalization;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;
using CapacityLab.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CapacityLab.Display;

/// <summary>Redraws one table while the run goes on.</summary>
internal sealed class LiveRunDisplay : IRunDisplay
{
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(250);

    private readonly RunProgress progress;
    private readonly TaskCompletionSource ended = new();
    private readonly Task drawing;

    public LiveRunDisplay(IAnsiConsole console, TimeProvider time)
    {
        progress = new RunProgress(time);
        drawing = console.Live(Draw(progress.Read())).AutoClear(true).StartAsync(DrawUntilEndedAsync);
    }

    public void On(RunEvent runEvent) => progress.On(runEvent);

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        await drawing;
    }

    private async Task DrawUntilEndedAsync(LiveDisplayContext context)
    {
        while (!ended.Task.IsCompleted)
        {
            context.UpdateTarget(Draw(progress.Read()));
            await Task.WhenAny(ended.Task, Task.Delay(RedrawEvery));
        }
    }

    private static Rows Draw(RunProgress.Snapshot snapshot)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("CapacityLab");
        table.AddColumns("Layout", "Phase", "Offered", "Ok", "p99", "Capacity");
        foreach (int number in (int[])[2, 3, 4, 5])
        {
            table.Columns[number].RightAligned();
        }

        foreach (var row in snapshot.Rows)
        {
            table.AddRow(Cells(row).Select(ShownCell.Of).ToArray<IRenderable>());
        }

        return new Rows([table, ShownCell.Of(StatusLine(snapshot)), .. snapshot.Notes.Select(ShownCell.Of)]);
    }

    private static IEnumerable<string> Cells(RunProgress.Row row) =>
        row.Ended is { } layout
            ?
            [
                row.Layout,
                layout.Error.Length > 0 ? Marks.Of(layout).Word : "done",
                "",
                "",
                "",
                CapacityText(layout.Capacity),
            ]
            :
            [
                row.Layout,
                row.Phase,
                row.Offered?.ToString() ?? "",
                row.Last is { } last
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{last.Ok * row.RequestsPerIteration / last.Length.TotalSeconds:#,0}/s"
                    )
                    : "",
                row.Last is { } interval
                    ? string.Create(CultureInfo.InvariantCulture, $"{interval.P99.TotalMilliseconds:#,0.0} ms")
                    : "",
                "",
            ];

    private static string CapacityText(CapacityResult capacity) =>
        capacity.RequestsPerSecond is { } rate ? BothRates.Text(rate, capacity.IterationsPerSecond)
        : capacity.Status == CapacityStatus.Failed ? "—"
        : Marks.Of(capacity.Status).Word;

    private static string StatusLine(RunProgress.Snapshot snapshot)
    {
        string left = snapshot.Left is { } time
            ? string.Create(CultureInfo.InvariantCulture, $" · about {time.TotalSeconds:0} s left")
            : "";
        string node = snapshot.Hottest is { } hottest
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" · busiest node {hottest.Node}: {hottest.CpuCores.Cores:0.00} CPU, {hottest.Memory}"
            )
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{snapshot.Elapsed.TotalSeconds:0} s{left}{node}");
    }
}
