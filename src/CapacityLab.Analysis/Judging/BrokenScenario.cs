using CapacityLab.Analysis.Statistics;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Judging;

/// <summary>
/// Whether a scenario asks for what the target does not have: its iterations fail at any rate. Two observations decide together:
/// <list type="bullet">
/// <item>Remedy: in a load (the warm-up, or a probe) wrong answers break the success objective, to 99 % confidence.</item>
/// <item>Alone: a single user, who waits for each answer, meets them as well. Failures that begin with load are rare there, so that a
/// target which only gives out is never taken for a broken scenario. The share of a single user is above what is allowed to 99 %
/// confidence; or, where so few answers cannot tell, it is above it and not below that of the load to the same confidence.</item>
/// </list>
/// Kinds of overload (<see cref="WrongAnswers"/>) count only where not one iteration of a single user ends ok. Rate limiting (429) never
/// counts. Shares are those of iterations: a scenario that fails in one of ten paths may well hold its objective.
/// </summary>
/// <param name="Objectives">Whose success ratio is to hold.</param>
public sealed record BrokenScenario(Objectives Objectives)
{
    /// <summary>Iterations of a single user that must all fail for a kind of overload to count.</summary>
    private const int LeastOverloaded = 10;

    private const double LeastShare = 0.001;

    /// <summary>Whether the scenario had worked before: then only kinds that may begin later count.</summary>
    public bool WorkedBefore { get; init; }

    /// <summary>Whether a load has so many wrong answers that a single user is to be tried.</summary>
    public bool IsSuspected(IReadOnlyList<ProbeResult> load) =>
        ShareBound.Low(Wrong(load), Completed(load)) > Allowed || AllOverloaded(load);

    /// <summary>What a single user shows.</summary>
    /// <param name="load">That was suspected.</param>
    /// <param name="alone">Loads of a single user.</param>
    public ScenarioState Decide(IReadOnlyList<ProbeResult> load, IReadOnlyList<ProbeResult> alone)
    {
        long completed = Completed(alone);
        // What warm-up or an overload left behind ends; what never worked, not even at its begin, is the scenario.
        long wrong = AllOverloaded(load) && AllOverloaded(alone) ? completed : Wrong(alone);
        return ShareBound.Low(wrong, completed) > Allowed ? ScenarioState.Broken
            : ShareBound.High(wrong, completed) < Allowed ? ScenarioState.Sound
            : IsAlike(wrong, completed, load) ? ScenarioState.LikelyBroken
            : ScenarioState.Unknown;
    }

    /// <summary>An objective without any failure still needs more than one of many to call a scenario broken.</summary>
    private double Allowed => Math.Max(LeastShare, 1 - Objectives.SuccessRatio);

    private bool IsAlike(long wrong, long completed, IReadOnlyList<ProbeResult> load) =>
        wrong > Allowed * completed
        && ShareBound.High(wrong, completed) >= ShareBound.Low(Wrong(load), Completed(load))
        && ShareBound.Low(Wrong(load), Completed(load)) > Allowed;

    /// <summary>An iteration may fail in more than one step.</summary>
    private long Wrong(IReadOnlyList<ProbeResult> loads) =>
        loads.Sum(load => Math.Min(load.Failed, load.Failures.Where(one => Counts(one.Key)).Sum(one => one.Value)));

    private bool Counts(string kind) => WorkedBefore ? WrongAnswers.MayBeginLater(kind) : WrongAnswers.Is(kind);

    private bool AllOverloaded(IReadOnlyList<ProbeResult> loads) =>
        !WorkedBefore
        && Completed(loads) >= LeastOverloaded
        && loads.All(load => load.Ok == 0 && !load.Failures.ContainsKey(FailureKinds.RateLimited));

    private static long Completed(IReadOnlyList<ProbeResult> loads) => loads.Sum(load => load.Completed);
}
