namespace CapacityLab.Results.Units;

/// <summary>A rate in requests with the same in iterations, where the two differ.</summary>
public static class BothRates
{
    private const double Rounding = 1e-6;

    /// <summary>As in <c>108 req/s (36 iterations/s)</c>; of one request an iteration only the first.</summary>
    public static string Text(RequestRate requests, IterationRate? iterations) =>
        AreTwo(requests, iterations) ? $"{requests} ({iterations})" : requests.ToString();

    /// <summary>Whether there is something to say beside the rate of requests.</summary>
    public static bool AreTwo(RequestRate requests, IterationRate? iterations) =>
        iterations is { PerSecond: > 0 and var each }
        && Math.Abs(requests.PerSecond - each) > Rounding * requests.PerSecond;
}
