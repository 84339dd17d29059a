using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Benchmarks.Truth.Known;

/// <summary>
/// One request after the other computes for a fixed number of rounds. What each really took of the server, from its arrival or the
/// end of the one before, whichever was later, to its end, is written to a file: the known answer follows from these times.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore whose wait handle is not asked for holds nothing to release."
)]
internal sealed class ComputingService(int rounds, string file) : IKnownService
{
    private const int WrittenAtOnce = 100;
    private const int Trials = 101;

    private readonly SemaphoreSlim turn = new(1);
    private readonly List<double> unwritten = [];
    private long lastEnd;
    private ulong state = 1;

    /// <summary>What one request takes where nothing else is under way, the median of 101.</summary>
    public static TimeSpan Alone(int rounds)
    {
        var service = new ComputingService(rounds, file: "");
        var times = new List<TimeSpan>();
        for (int trial = 0; trial < Trials; trial++)
        {
            long start = Stopwatch.GetTimestamp();
            service.Compute();
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return times.Order().ElementAt(Trials / 2);
    }

    /// <summary>In seconds.</summary>
    public static IReadOnlyList<double> ReadTimes(string file) =>
        [.. File.ReadLines(file).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    public async Task ServeAsync()
    {
        long arrival = Stopwatch.GetTimestamp();
        await turn.WaitAsync();
        try
        {
            Compute();
            long end = Stopwatch.GetTimestamp();
            Keep(Stopwatch.GetElapsedTime(Math.Max(arrival, lastEnd), end).TotalSeconds);
            lastEnd = end;
        }
        finally
        {
            turn.Release();
        }
    }

    private void Compute()
    {
        for (int round = 0; round < rounds; round++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
        }
    }

    private void Keep(double seconds)
    {
        unwritten.Add(seconds);
        if (unwritten.Count == WrittenAtOnce)
        {
            File.AppendAllLines(
                file,
                unwritten.Select(time => time.ToString("0.0000000", CultureInfo.InvariantCulture))
            );
            unwritten.Clear();
        }
    }
}
