using System.Globalization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Demands;

/// <summary>
/// The probes that a demand may be read from, and why the others are left out:
/// <list type="bullet">
/// <item>more than 1 % of what was sent failed or had no answer: what that used belongs to no completed request;</item>
/// <item>it was ended early, or less than 85 % was answered while the load lasted: an overload. With fewer than four others those of
/// them are used whose every request had its answer in the end: what they used belongs to completed requests;</item>
/// <item>a node was sampled less than twice, or nothing was completed;</item>
/// <item>the first ones, while a request takes over 10 % more processor time of all nodes than in later ones at about its rate or
/// below: the target was still compiling. At higher rates idle use alone makes a request cheaper;</item>
/// <item>it was a rung of the ladder: short, and before the target was warm.</item>
/// </list>
/// A probe that others on the host disturbed is used: processor time is a node's own.
/// </summary>
/// <param name="Used">In order.</param>
/// <param name="LeftOut">Sentences.</param>
internal sealed record UsableProbes(IReadOnlyList<ProbeResult> Used, IReadOnlyList<string> LeftOut)
{
    private const double MostFailed = 0.01;
    private const double LeastInTime = 0.85;
    private const int LeastSamples = 2;
    private const double MostColder = 0.1;
    private const int LeastAfterCold = 2;
    private const double MostFaster = 1.25;
    private const int EnoughModerate = 4;
    private const string Overload = "it was an overload";

    public static UsableProbes Of(IReadOnlyList<ProbeResult> probes)
    {
        var judged = probes.Select(probe => (Probe: probe, Why: WhyNot(probe))).ToList();
        bool enough = judged.Count(one => one.Why.Length == 0) >= EnoughModerate;
        judged = [.. judged.Select(one => (one.Probe, enough || one.Why != Overload ? one.Why : ""))];
        var usable = judged.Where(one => one.Why.Length == 0).Select(one => one.Probe).ToList();
        int cold = Cold(usable);
        return new UsableProbes(
            [.. usable.Skip(cold)],
            [
                .. judged.Where(one => one.Why.Length > 0).Select(one => Sentence(one.Probe, one.Why)),
                .. usable.Take(cold).Select(probe => Sentence(probe, "a request took more than in the later ones")),
            ]
        );
    }

    private static string WhyNot(ProbeResult probe) =>
        probe.Purpose == ProbePurpose.Ladder ? "it was a rung of the ladder"
        : probe.RequestsCompleted == 0 || probe.Sent == 0 ? "nothing was completed"
        : probe.Nodes.Count == 0 || probe.Nodes.Any(node => node.Samples < LeastSamples)
            ? "samples of a node are missing"
        : probe.Failed + probe.InFlightAtEnd > MostFailed * probe.Sent ? "requests failed or had no answer"
        : probe.EndedEarly.Length > 0 || probe.CompletedInTime < LeastInTime * Offered(probe) ? Overload
        : "";

    /// <summary>A loop of users has one request each under way at the end, whatever the target can do.</summary>
    private static double Offered(ProbeResult probe) =>
        probe.Model == LoadModel.Closed ? probe.Sent - probe.Concurrency : probe.Scheduled;

    private static int Cold(List<ProbeResult> usable)
    {
        int cold = 0;
        while (
            usable.Count - cold > LeastAfterCold
            && Alike(usable, cold) is { Count: > 0 } alike
            && CpuARequest(usable[cold]) > (1 + MostColder) * alike.Average(CpuARequest)
        )
        {
            cold++;
        }

        return cold;
    }

    /// <summary>Later ones whose rate is not much higher.</summary>
    private static List<ProbeResult> Alike(List<ProbeResult> usable, int index) =>
        [
            .. usable
                .Skip(index + 1)
                .Where(later => later.Offered.PerSecond <= MostFaster * usable[index].Offered.PerSecond),
        ];

    private static double CpuARequest(ProbeResult probe) =>
        probe.Nodes.Sum(node => NodeCpuTime.Of(probe, node)) / probe.RequestsCompleted;

    private static string Sentence(ProbeResult probe, string why) =>
        string.Create(CultureInfo.InvariantCulture, $"Probe {probe.Index}: {why}.");
}
