using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Benchmarks.Truth.Known;

/// <summary>
/// One request after the other computes for a fixed number of rounds. The time that each took, from its start to its end on the
/// computing thread, is added up and written to a file: the known answer follows from its mean.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore whose wait handle is not asked for holds nothing to release."
)]
internal sealed class ComputingService(int rounds, string file) : IKnownService
{
    private readonly SemaphoreSlim turn = new(1);
    private long served;
    private TimeSpan busy;
    private ulong state = 1;

    /// <summary>Requests served and their mean time, as written.</summary>
    public static TimeSpan ReadMean(string file)
    {
        string[] parts = File.ReadAllText(file).Split(' ');
        return TimeSpan.FromSeconds(
            double.Parse(parts[1], CultureInfo.InvariantCulture) / long.Parse(parts[0], CultureInfo.InvariantCulture)
        );
    }

    public async Task ServeAsync()
    {
        await turn.WaitAsync();
        try
        {
            Compute();
        }
        finally
        {
            turn.Release();
        }
    }

    private void Compute()
    {
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds; round++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
        }

        busy += Stopwatch.GetElapsedTime(start);
        if (++served % 100 == 0)
        {
            File.WriteAllText(
                file,
                string.Create(CultureInfo.InvariantCulture, $"{served} {busy.TotalSeconds:0.000000}")
            );
        }
    }
}
