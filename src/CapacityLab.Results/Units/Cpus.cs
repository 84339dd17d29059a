using System.Globalization;
using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Units;

/// <summary>Processor time per elapsed time, in cores: a limit (0.25 CPU) or a use; finite and not negative.</summary>
[JsonConverter(typeof(CpusConverter))]
public readonly record struct Cpus : IComparable<Cpus>
{
    public Cpus(double cores)
    {
        if (!double.IsFinite(cores) || cores < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(cores), cores, "Cores are finite and not negative.");
        }

        Cores = cores;
    }

    public double Cores { get; }

    public int CompareTo(Cpus other) => Cores.CompareTo(other.Cores);

    public static Cpus operator *(Cpus cpus, double factor) => new(cpus.Cores * factor);

    public static Cpus operator +(Cpus left, Cpus right) => new(left.Cores + right.Cores);

    public static double operator /(Cpus cpus, Cpus other) => cpus.Cores / other.Cores;

    public static bool operator <(Cpus left, Cpus right) => left.Cores < right.Cores;

    public static bool operator >(Cpus left, Cpus right) => left.Cores > right.Cores;

    public static bool operator <=(Cpus left, Cpus right) => left.Cores <= right.Cores;

    public static bool operator >=(Cpus left, Cpus right) => left.Cores >= right.Cores;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cores:0.##} CPU");
}
