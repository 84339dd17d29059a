using System.Globalization;
using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Units;

/// <summary>
/// A rate in iterations of a scenario a second, each of which sends one request a step; finite and not negative. A type of its own, so
/// that it is not taken for the rate of requests that a service sees.
/// </summary>
[JsonConverter(typeof(IterationRateConverter))]
public readonly record struct IterationRate
{
    public IterationRate(double perSecond)
    {
        if (!double.IsFinite(perSecond) || perSecond < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(perSecond), perSecond, "A rate is finite and not negative.");
        }

        PerSecond = perSecond;
    }

    public double PerSecond { get; }

    /// <summary>That send a rate of requests.</summary>
    /// <param name="requests">A second.</param>
    /// <param name="requestsPerIteration">Above zero.</param>
    public static IterationRate Of(RequestRate requests, double requestsPerIteration) =>
        new(requests.PerSecond / requestsPerIteration);

    /// <summary>The requests that they send.</summary>
    public RequestRate Requests(double requestsPerIteration) => new(PerSecond * requestsPerIteration);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerSecond:#,0.##} iterations/s");
}
