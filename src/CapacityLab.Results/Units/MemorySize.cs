using System.Globalization;
using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Units;

/// <summary>An amount of memory in bytes, not negative; written to JSON in MiB, to three decimals.</summary>
[JsonConverter(typeof(MemorySizeConverter))]
public readonly record struct MemorySize : IComparable<MemorySize>
{
    private const double BytesPerMiB = 1024 * 1024;

    public MemorySize(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Bytes = bytes;
    }

    public long Bytes { get; }

    public double MiB => Bytes / BytesPerMiB;

    public static MemorySize FromMiB(double mebibytes) => new(checked((long)Math.Round(mebibytes * BytesPerMiB)));

    public int CompareTo(MemorySize other) => Bytes.CompareTo(other.Bytes);

    public static bool operator <(MemorySize left, MemorySize right) => left.Bytes < right.Bytes;

    public static bool operator >(MemorySize left, MemorySize right) => left.Bytes > right.Bytes;

    public static bool operator <=(MemorySize left, MemorySize right) => left.Bytes <= right.Bytes;

    public static bool operator >=(MemorySize left, MemorySize right) => left.Bytes >= right.Bytes;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MiB:#,0.#} MiB");
}
