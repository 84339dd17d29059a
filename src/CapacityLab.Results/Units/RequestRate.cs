using System.Globalization;
using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Units;

/// <summary>A rate in requests a second; finite and not negative.</summary>
[JsonConverter(typeof(RequestRateConverter))]
public readonly record struct RequestRate : IComparable<RequestRate>
{
    private const double Rounding = 1e-6;

    public RequestRate(double perSecond)
    {
        if (!double.IsFinite(perSecond) || perSecond < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(perSecond), perSecond, "A rate is finite and not negative.");
        }

        PerSecond = perSecond;
    }

    public double PerSecond { get; }

    /// <summary>Whether both are one rate: what was offered is the integral of a schedule, and may differ from what was asked in its last digits.</summary>
    public bool IsSame(RequestRate other) =>
        Math.Abs(PerSecond - other.PerSecond) <= Rounding * Math.Max(PerSecond, other.PerSecond);

    public int CompareTo(RequestRate other) => PerSecond.CompareTo(other.PerSecond);

    public static RequestRate operator *(RequestRate rate, double factor) => new(rate.PerSecond * factor);

    public static double operator /(RequestRate rate, RequestRate other) => rate.PerSecond / other.PerSecond;

    public static bool operator <(RequestRate left, RequestRate right) => left.PerSecond < right.PerSecond;

    public static bool operator >(RequestRate left, RequestRate right) => left.PerSecond > right.PerSecond;

    public static bool operator <=(RequestRate left, RequestRate right) => left.PerSecond <= right.PerSecond;

    public static bool operator >=(RequestRate left, RequestRate right) => left.PerSecond >= right.PerSecond;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond:#,0.##} req/s");
}
