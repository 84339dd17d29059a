using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>Counts response times in columns 0.2 % wide, for their 99th percentile.</summary>
internal sealed class Responses
{
    private const int KeptBits = 52 - 9;
    private static readonly long First = Column(1e-9);
    private readonly int[] columns = new int[Column(1e6) - First + 1];
    private int count;

    public void Add(double seconds)
    {
        columns[Math.Clamp(Column(seconds) - First, 0, columns.Length - 1)]++;
        count++;
    }

    public void Clear()
    {
        Array.Clear(columns);
        count = 0;
    }

    public LatencySummary Summary() => new() { Count = count, P99 = Percentile(0.99) };

    private TimeSpan Percentile(double share)
    {
        long below = 0;
        int column = -1;
        while (below < share * count)
        {
            below += columns[++column];
        }

        return TimeSpan.FromSeconds(BitConverter.Int64BitsToDouble((First + column + 1) << KeptBits));
    }

    private static long Column(double seconds) => BitConverter.DoubleToInt64Bits(seconds) >> KeptBits;
}
