namespace CapacityLab.Load.Recording;

/// <summary>Response times of single requests, all steps together.</summary>
internal static class RequestTimes
{
    /// <param name="totals">A sum, see <see cref="Totals"/>.</param>
    /// <returns>Where no step was counted, as of code without any, an iteration is the request.</returns>
    public static LatencyHistogram Of(Totals totals)
    {
        var steps = totals.Steps.OfType<StepTotals>().ToList();
        if (steps.Count == 0)
        {
            return totals.ResponseTime;
        }

        var all = new LatencyHistogram();
        foreach (var step in steps)
        {
            all.Add(step.ResponseTime);
        }

        return all;
    }
}
