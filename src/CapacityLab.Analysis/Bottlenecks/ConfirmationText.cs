using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>A confirmation in sentences.</summary>
internal static class ConfirmationText
{
    /// <summary>As in <c>With 0.3125 CPU instead of 0.25 CPU (+25 %) as the CPU limit of each replica</c>.</summary>
    public static string Raise(ConfirmationResult tried) =>
        $"With {string.Join(" and ", tried.Changes.Select(Change))}";

    public static string Evidence(ConfirmationResult compared, string cause, BottleneckResult next) =>
        $"{Raise(compared)}, the layout took {Capacity(compared.After)}, before {Capacity(compared.Before)}: {Conclusion(compared, next)}{Next(cause, next)}";

    private static string Change(ResourceChange change) =>
        $"{change.To} instead of {change.From}{(change.Factor is { } factor ? $" ({Signed(factor)})" : "")} as {change.Resource}";

    private static string Conclusion(ConfirmationResult compared, BottleneckResult next) =>
        compared.Outcome switch
        {
            ConfirmationOutcome.Moved when compared.RatioHigh is null =>
                $"capacity moved by {Signed(compared.RatioLow)} or more.",
            ConfirmationOutcome.Moved =>
                $"capacity moved by {Signed(compared.Ratio)} ({Signed(compared.RatioLow)} to {Signed(compared.RatioHigh)}){Part(compared)}.",
            ConfirmationOutcome.NotMoved =>
                $"capacity did not move; the intervals allow {Signed(compared.RatioLow)} to {Signed(compared.RatioHigh)}.",
            _ when next.Cause == BottleneckCause.HostCpu =>
                "the host's processors were used up, which would have kept capacity from moving.",
            _ =>
                $"the intervals allow {Signed(compared.RatioLow)} to {(compared.RatioHigh is { } high ? Signed(high) : "any rise")}, too much to tell. A finer search.precision or longer probes narrow it.",
        };

    /// <summary>A rise that is certain and small: something else gives out right behind.</summary>
    private static string Part(ConfirmationResult compared) =>
        compared.RatioHigh < 1 + ConfirmationJudge.WorthwhileRise ? ", less than half of what was added" : "";

    private static string Next(string cause, BottleneckResult next) =>
        next.Cause is BottleneckCause.Unknown or BottleneckCause.None or BottleneckCause.HostCpu || next.Cause == cause
            ? ""
            : $" What gave out then: {next.Cause} ({next.Node}).";

    private static string Capacity(CapacityResult? capacity) =>
        capacity is not { RequestsPerSecond: { } rate } ? "no stated rate"
        : capacity.High is { } high ? $"{Number(rate)} req/s [{Number(capacity.Low)}, {Number(high)}]"
        : $"at least {Number(rate)} req/s";

    private static string Number(RequestRate rate) =>
        rate.PerSecond.ToString(rate.PerSecond < 100 ? "0.#" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>A ratio as a change in percent.</summary>
    private static string Signed(double? ratio) =>
        ((ratio ?? 1) - 1).ToString("+0 %;−0 %;0 %", CultureInfo.InvariantCulture);
}
