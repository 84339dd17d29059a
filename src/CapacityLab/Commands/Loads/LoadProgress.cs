using System.Globalization;
using CapacityLab.Display;
using CapacityLab.Results.Probes;

namespace CapacityLab.Commands.Loads;

/// <summary>One line a second on standard error: written over where a person watches, else one under the other.</summary>
internal sealed class LoadProgress(Terminal terminal, Uri url) : IProgress<IntervalResult>, IDisposable
{
    private const int Width = 100;
    private readonly bool isWatched = terminal.IsWatched;
    private bool isBroken;

    public void Report(IntervalResult value)
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{url.Authority} {(value.At + value.Length).TotalSeconds, 5:0} s  {(value.Ok + value.Failed) / value.Length.TotalSeconds, 9:#,0} req/s  p50 {Time(value, value.P50)}  p99 {Time(value, value.P99)}  failed {value.Failed:#,0}  dropped {value.Dropped:#,0}"
        );
        Write(line);
    }

    public void Dispose()
    {
        if (isWatched)
        {
            Write("");
            Write(null);
        }
    }

    // A second in which nothing was answered has no percentiles.
    private static string Time(IntervalResult second, TimeSpan percentile) =>
        second.Ok + second.Failed == 0
            ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{percentile.TotalMilliseconds:0.###} ms");

    // A line that nobody can read is no reason to end the load.
    private void Write(string? line)
    {
        try
        {
            if (!isBroken)
            {
                Write(terminal.ErrorText, line);
            }
        }
        catch (IOException)
        {
            isBroken = true;
        }
    }

    private void Write(ShownWriter writer, string? line)
    {
        if (isWatched)
        {
            writer.WriteOver(line?.PadRight(Width) ?? "");
        }
        else
        {
            writer.Write($"{line}\n");
        }
    }
}
