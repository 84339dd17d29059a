using System.Globalization;

namespace CapacityLab.Load.Generator;

/// <summary>How often the quota of its control group has held this process back, from one moment on.</summary>
internal sealed class QuotaWatch
{
    private readonly string? file;
    private readonly (long Periods, long Throttled) start;

    /// <param name="file">cpu.stat of the group with the tightest quota; null: there is none.</param>
    internal QuotaWatch(string? file)
    {
        this.file = file;
        start = Read();
    }

    public static QuotaWatch OfThisProcess() =>
        new(CpuAllowance.Quota() is { } quota ? $"{quota.Folder}/cpu.stat" : null);

    /// <summary>Periods in which it was held back over all of them, 0 to 1; null where there is no quota or no period has passed.</summary>
    public double? Share()
    {
        var (periods, throttled) = Read();
        return periods > start.Periods
            ? Math.Clamp((double)(throttled - start.Throttled) / (periods - start.Periods), 0, 1)
            : null;
    }

    private (long, long) Read()
    {
        var text = file is null ? null : OwnGroups.ReadOrNull(file);
        return (Field(text, "nr_periods "), Field(text, "nr_throttled "));
    }

    /// <summary>Both versions have it in a line of its own.</summary>
    private static long Field(string? text, string name) =>
        (text ?? "").Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
        && long.TryParse(line[name.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;
}
