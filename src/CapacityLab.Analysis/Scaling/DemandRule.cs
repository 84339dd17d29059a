using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>Which size is stated for a throughput: by the law on its rising side, and only where the throughput there can be told.</summary>
internal sealed class DemandRule(ScalingFit fit)
{
    /// <summary>Of a law that was fitted to a throughput itself.</summary>
    private const double Rounding = 1e-9;

    public ScalingDemand Of(double throughput)
    {
        double? n = fit.Law.Needed(throughput);
        double smallest = fit.Observations.Min(one => one.N);
        double there = fit.Law.At(smallest);
        if (there >= throughput * (1 - Rounding) && !(n >= smallest))
        {
            return Smallest(throughput, smallest, there);
        }

        string reason = WhyNot(n, throughput);
        return new ScalingDemand
        {
            Throughput = throughput,
            N = reason.Length == 0 ? n : null,
            Interval = reason.Length == 0 ? fit.Of(one => one.Needed(throughput)) : null,
            Reason = reason,
        };
    }

    /// <summary>Below what was measured nothing tells whether the law holds, or a smaller size is one at all: half a user is none.</summary>
    private ScalingDemand Smallest(double throughput, double smallest, double there)
    {
        string reason = WhyNot(smallest, throughput);
        return new ScalingDemand
        {
            Throughput = throughput,
            N = reason.Length == 0 ? smallest : null,
            Reason = reason.Length == 0 ? PredictionRule.Suffices(smallest, there) : reason,
        };
    }

    private string WhyNot(double? needed, double throughput)
    {
        if (needed is not { } n)
        {
            bool isTold = fit.Conclude() is { Peak: not null } or { Limit: not null };
            return PredictionRule.Unreachable(throughput, fit.Law, isTold);
        }

        return PredictionRule.OutOfReach(n, fit.Observations) is { } outOfReach ? outOfReach
            : PredictionRule.IsAmong(n, fit.Observations) ? fit.PredictAsked(n).Reason
            : PredictionRule.Beyond(n, fit.Predict(n));
    }
}
