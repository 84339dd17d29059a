using System.CommandLine;
using System.Diagnostics;

namespace Benchmarks.Truth.Foreign;

/// <summary>Computes on half of the processors for so long.</summary>
internal static class HogCommand
{
    public static Command Build()
    {
        var seconds = new Argument<double>("seconds");
        var command = new Command("hog", "Uses half of the processors.") { seconds };
        command.Hidden = true;
        command.SetAction(parsed => Compute(TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static void Compute(TimeSpan length)
    {
        long begun = Stopwatch.GetTimestamp();
        var threads = Enumerable
            .Range(0, Math.Max(1, Environment.ProcessorCount / 2))
            .Select(_ => new Thread(() => Spin(begun, length)))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private static void Spin(long begun, TimeSpan length)
    {
        while (Stopwatch.GetElapsedTime(begun) < length)
        {
            Thread.SpinWait(1000);
        }
    }
}
