using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Sizing;

/// <summary>
/// What to run for a load: every layout of a result with a capacity is judged, by the lower end of that capacity, for the headroom
/// and the spare replicas that were asked for, and the cheapest measured one that holds is recommended. Pure; costs no more than
/// the square of the number of layouts.
/// </summary>
public static class SizingJudge
{
    /// <param name="run">What was measured.</param>
    /// <param name="request">The load, headroom, spares and prices.</param>
    /// <param name="predicted">
    /// Sizes that were not measured, by a fitted law. They are listed as such and never recommended, nor is a layout whose rest, when spare
    /// replicas are lost, is only predicted: it is told what the law says. Those of a size that was measured are left out.
    /// </param>
    public static SizingResult Judge(RunResult run, SizingRequest request, IReadOnlyList<CandidateCapacity> predicted)
    {
        var all = Candidates(run, predicted);
        var layouts = Judged(run, request, all);
        var chosen = Choose(layouts);
        string withoutSpare =
            chosen is null && request.SpareReplicas > 0
                ? Choose(Judged(run, request with { SpareReplicas = 0 }, all))?.Name ?? ""
                : "";
        return new SizingResult
        {
            RunId = run.RunId,
            Request = request,
            Layout = chosen?.Name ?? "",
            WithoutSpare = withoutSpare,
            Answer = new SizingAnswer(request, layouts).Text(chosen, withoutSpare),
            UpOrOut = new UpOrOut(request, layouts).Sentence(),
            Counted = Cost.Counted(request.Prices),
            Layouts = layouts,
            Deployment = chosen is null
                ? null
                : new DeploymentAdviser(request, all).Of(chosen, run.Layouts.First(layout => IsOf(layout, chosen))),
        };
    }

    private static List<CandidateCapacity> Candidates(RunResult run, IReadOnlyList<CandidateCapacity> predicted)
    {
        var measured = run.Layouts.Select(StatedCapacity.Of).OfType<CandidateCapacity>().ToList();
        var balancer = measured.Find(one => one.BalancerCpus != default || one.BalancerMemory != default);
        var others = predicted
            .Where(one => !measured.Exists(other => other.Replicas == one.Replicas && other.HasReplicasOf(one)))
            .Select(one => WithBalancer(one, balancer) with { Origin = CapacityOrigin.Predicted });
        return [.. measured, .. others];
    }

    /// <summary>What was not measured would have the balancer that the others had.</summary>
    private static CandidateCapacity WithBalancer(CandidateCapacity predicted, CandidateCapacity? measured) =>
        measured is null || predicted.Replicas == 1
            ? predicted
            : predicted with
            {
                BalancerCpus = measured.BalancerCpus,
                BalancerMemory = measured.BalancerMemory,
            };

    private static IReadOnlyList<SizedLayout> Judged(
        RunResult run,
        SizingRequest request,
        IReadOnlyList<CandidateCapacity> all
    )
    {
        var judge = new CandidateJudge(request, all);
        var excluded =
            from layout in run.Layouts
            let why = StatedCapacity.WhyNone(layout)
            where why is not null
            let known = NotProbed.Or(why.Value, layout, request)
            select CandidateJudge.Excluded(layout, known.Outcome, known.Reason);
        return SizingOrder.Sorted(all.Select(judge.Judge).Concat(excluded), request);
    }

    private static SizedLayout? Choose(IReadOnlyList<SizedLayout> layouts) =>
        layouts.FirstOrDefault(layout =>
            layout.Outcome == SizingOutcome.Holds && layout.Origin != CapacityOrigin.Predicted
        );

    private static bool IsOf(Results.Layouts.LayoutResult layout, SizedLayout chosen) =>
        layout.Name == chosen.Name && layout.Replicas == chosen.Replicas && layout.Cpus == chosen.Cpus;
}
