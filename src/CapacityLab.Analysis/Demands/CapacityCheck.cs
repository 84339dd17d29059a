using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Demands;

/// <summary>
/// The measured capacity against the bound. Expected is the bound less ln(100)/p99: P(R &gt; t) = e^(−(μ − λ)t) of M/M/1 leaves just 1 %
/// above the objective there. The intervals of both are allowed for:
/// <list type="bullet">
/// <item>agrees: the capacity's upper end is at least 90 % of what is expected at the bound's lower end;</item>
/// <item>above: its lower end is more than 110 % of the bound's upper end;</item>
/// <item>below: its upper end is less than 75 % of what is expected at the bound's lower end;</item>
/// <item>else it is between; where the bound's interval reaches further down than a quarter, nothing is compared.</item>
/// </list>
/// </summary>
internal static class CapacityCheck
{
    private const double Near = 0.9;
    private const double Far = 0.75;
    private const double Beyond = 1.1;
    private const double LeastKnown = 0.75;

    /// <summary>Of 100 responses one may be late.</summary>
    private static readonly double Tail = Math.Log(100);

    public static DemandCheck Of(LayoutResult layout, DemandBound? bound, TimeSpan p99, int hostProcessors)
    {
        if (bound is null)
        {
            return new DemandCheck();
        }

        double queue = p99 > TimeSpan.Zero ? Tail / p99.TotalSeconds : 0;
        var check = new DemandCheck
        {
            Station = bound.Station,
            BoundRequestsPerSecond = new RequestRate(bound.Rate),
            BoundLow = bound.Low is { } low ? new RequestRate(low) : null,
            BoundHigh = bound.High is { } high ? new RequestRate(high) : null,
            ExpectedRequestsPerSecond = new RequestRate(Math.Max(0, bound.Rate - queue)),
            CapacityShare = layout.Capacity.RequestsPerSecond?.PerSecond / bound.Rate,
        };
        var agreement = Judge(layout.Capacity, check, queue);
        bool disturbed = agreement == DemandAgreement.Below && IsDisturbed(layout, hostProcessors);
        return check with
        {
            Agreement = disturbed ? DemandAgreement.Unknown : agreement,
            Finding = CheckSentence.Of(check, layout.Capacity, agreement, disturbed),
        };
    }

    private static DemandAgreement Judge(CapacityResult capacity, DemandCheck check, double queue)
    {
        double bound = check.BoundRequestsPerSecond!.Value.PerSecond;
        double low = check.BoundLow?.PerSecond ?? 0;
        double high = check.BoundHigh?.PerSecond ?? double.PositiveInfinity;
        double expected = Math.Max(0, low - queue);
        return capacity.Status switch
        {
            _ when low < LeastKnown * bound => DemandAgreement.Unknown,
            CapacityStatus.Measured when capacity.Low.PerSecond > Beyond * high => DemandAgreement.Above,
            CapacityStatus.NotReached when capacity.Low.PerSecond > Beyond * high => DemandAgreement.Above,
            CapacityStatus.Measured or CapacityStatus.Failed when capacity.High is { } most => Against(
                most.PerSecond,
                expected
            ),
            _ => DemandAgreement.Unknown,
        };
    }

    private static DemandAgreement Against(double most, double expected) =>
        most >= Near * expected ? DemandAgreement.Agrees
        : most >= Far * expected ? DemandAgreement.Between
        : DemandAgreement.Below;

    /// <summary>Whether the rates above the capacity may have failed for what else used the host.</summary>
    private static bool IsDisturbed(LayoutResult layout, int processors)
    {
        var failed = layout.Probes.Where(probe => probe.ObjectivesHeld == false).ToList();
        return failed.Count > 0
            && failed.Count(probe => ProbeDisturbance.IsUnderPressure(probe, processors)) * 2 > failed.Count;
    }
}
