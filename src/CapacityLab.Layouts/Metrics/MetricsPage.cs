namespace CapacityLab.Layouts.Metrics;

/// <summary>What one metrics page said: each meter summed over its labels.</summary>
internal sealed class MetricsPage
{
    private readonly double[] sums = new double[Enum.GetValues<Meter>().Length];
    private readonly bool[] there = new bool[Enum.GetValues<Meter>().Length];

    /// <summary>When it was read: a timestamp of the system's time provider.</summary>
    public long Timestamp { get; private init; }

    /// <summary>Null where the page did not have the meter.</summary>
    public double? this[Meter meter] => there[(int)meter] ? sums[(int)meter] : null;

    /// <param name="text">The page.</param>
    /// <param name="path">Its own path.</param>
    /// <param name="timestamp">When it was read.</param>
    public static MetricsPage Parse(ReadOnlySpan<byte> text, string path, long timestamp)
    {
        var page = new MetricsPage { Timestamp = timestamp };
        var own = System.Text.Encoding.UTF8.GetBytes(path);
        PrometheusText.Read(
            text,
            (name, labels, value) =>
            {
                if (MeterNames.Find(name, labels, own) is { } meter)
                {
                    page.sums[(int)meter] += value;
                    page.there[(int)meter] = true;
                }
            }
        );
        return page;
    }
}
