using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Benchmarks.Truth.Known;

/// <summary>
/// Waits that end in the order in which they began, by the kernel's fine clock: a timer of .NET follows the kernel's coarse clock and
/// is up to 4 ms late where that ticks 250 times a second, which is a known answer's error.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The thread uses the collection until the program ends.")]
internal sealed partial class OrderedWaits
{
    private readonly BlockingCollection<(long Due, TaskCompletionSource Over)> waits = [];

    public OrderedWaits() => new Thread(End) { IsBackground = true, Name = "waits" }.Start();

    /// <param name="due">A timestamp, not before that of the wait before.</param>
    public Task UntilAsync(long due)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waits.Add((due, over));
        return over.Task;
    }

    private void End()
    {
        foreach (var (due, over) in waits.GetConsumingEnumerable())
        {
            while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } left)
            {
                _ = Sleep((uint)Math.Ceiling(Math.Min(left.TotalMicroseconds, 500_000)));
            }

            over.SetResult();
        }
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint microseconds);
}
