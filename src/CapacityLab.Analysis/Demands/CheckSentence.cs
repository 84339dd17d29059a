using System.Globalization;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Demands;

/// <summary>What a comparison of capacity and bound says, in words.</summary>
internal static class CheckSentence
{
    public static string Of(DemandCheck check, CapacityResult capacity, DemandAgreement agreement, bool disturbed)
    {
        string bound = Text(
            $"The processor time of a request bounds the rate at {check.BoundRequestsPerSecond!.Value} ({check.Station})"
        );
        string share =
            capacity.RequestsPerSecond is { } stated
                ? Text($"the capacity, {stated}, is {check.CapacityShare * 100:0} % of it")
            : capacity.High is { } failed ? Text($"no rate held, down to {failed}")
            : "no capacity was measured";
        return $"{bound}; {share}{Follows(agreement, disturbed)}.";
    }

    private static string Follows(DemandAgreement agreement, bool disturbed) =>
        (agreement, disturbed) switch
        {
            (_, true) => ", but others used the host when rates failed: quiet, it may hold more",
            (DemandAgreement.Agrees, _) => ": the two agree",
            (DemandAgreement.Between, _) => ": near it, but less than queueing explains",
            (DemandAgreement.Below, _) =>
                ": a lock, a pool, a dependency, memory or the network limits it before processors do",
            (DemandAgreement.Above, _) =>
                ": the CPU limit was not in force, or requests took more before the target was warm",
            _ => "",
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
