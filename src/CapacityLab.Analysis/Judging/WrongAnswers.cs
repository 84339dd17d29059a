using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Judging;

/// <summary>What a kind of failure says of the scenario.</summary>
public static class WrongAnswers
{
    /// <summary>
    /// Whether the target answered and the answer was wrong, or the scenario's own code threw: http-4xx and other unexpected statuses,
    /// missing text or values, what is no HTTP, exceptions, and the kinds of a scenario's own making. Not what comes from too much load.
    /// </summary>
    public static bool Is(string kind) => !FailureKinds.Of(kind).IsOverload;

    /// <summary>
    /// Whether it may also count where the scenario worked before: a status that speaks of the request (4xx), a check that failed.
    /// A status of 500 after an overload speaks of the target.
    /// </summary>
    public static bool MayBeginLater(string kind) =>
        Is(kind)
        && (FailureKinds.StatusOf(kind) is not { } status || status < 500)
        && kind is not (FailureKinds.Exception or FailureKinds.InvalidResponse);
}
