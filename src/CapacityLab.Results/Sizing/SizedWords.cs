using static System.FormattableString;

namespace CapacityLab.Results.Sizing;

/// <summary>The outcome of a layout in words, the same wherever it is shown: it may hold the load and not what is asked beside it.</summary>
public static class SizedWords
{
    /// <summary>As in <c>holds</c>, <c>holds, but not with one replica lost</c>, <c>does not hold</c>, <c>unknown</c>.</summary>
    public static string Of(SizedLayout layout, SizingRequest request) =>
        layout.Outcome == SizingOutcome.Holds ? "holds"
        : Missed(layout, request) is { Length: > 0 } missed ? $"holds, {missed}"
        : layout.Outcome == SizingOutcome.Unknown ? "unknown"
        : "does not hold";

    /// <summary>As in <c>one replica lost</c>.</summary>
    public static string Lost(int replicas) =>
        replicas == 1 ? "one replica lost" : Invariant($"{replicas} replicas lost");

    /// <summary>Empty where it is not known to hold the load itself.</summary>
    private static string Missed(SizedLayout layout, SizingRequest request) =>
        request.RequestsPerSecond is not { } load
        || layout.Origin is null or CapacityOrigin.Predicted
        || !((layout.Stated ?? layout.Capacity) >= load)
            ? ""
        : layout.Capacity < load ? "but not safely"
        : layout.Capacity < load * (1 / (1 - request.Headroom))
            ? Invariant($"{Not(layout)} with {request.Headroom:P0} headroom")
        : request.SpareReplicas > 0 ? $"{Not(layout)} with {Lost(request.SpareReplicas)}"
        : "";

    private static string Not(SizedLayout layout) =>
        layout.Outcome == SizingOutcome.DoesNotHold ? "but not" : "not known";
}
