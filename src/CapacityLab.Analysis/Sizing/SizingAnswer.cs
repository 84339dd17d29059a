using CapacityLab.Results.Sizing;
using static System.FormattableString;
using static CapacityLab.Analysis.Sizing.SizingText;

namespace CapacityLab.Analysis.Sizing;

/// <summary>The answer in sentences.</summary>
internal sealed class SizingAnswer(SizingRequest request, IReadOnlyList<SizedLayout> layouts)
{
    private IEnumerable<SizedLayout> Measured =>
        layouts.Where(layout => layout.Capacity is not null && layout.Origin != CapacityOrigin.Predicted);

    /// <param name="chosen">Null where none is recommended.</param>
    /// <param name="withoutSpare">The one that would be without spares; empty where there is none.</param>
    public string Text(SizedLayout? chosen, string withoutSpare) =>
        string.Join(' ', Sentences(chosen, withoutSpare).Where(sentence => sentence.Length > 0));

    private IEnumerable<string> Sentences(SizedLayout? chosen, string withoutSpare) =>
        !Measured.Any() ? ["No layout has a capacity: nothing can be recommended."]
        : request.RequestsPerSecond is null ? [WithoutLoad()]
        : chosen is not null
            ? [Chosen(chosen), Smaller(chosen), Costs(chosen), Growth(chosen), ByLaw(chosen), Predicted(chosen)]
        : [None(), Most(), WithoutSpare(withoutSpare), Unknown(), ByLaw(null), Predicted(null)];

    private string WithoutLoad()
    {
        var best = Measured.First();
        string by =
            best.CostPerMillion is { } cost
                ? $"{Money(cost, request.Prices!.Currency)} per million requests at its capacity"
            : best.CapacityPerCore is { } rate ? $"{rate} a core"
            : $"{best.Capacity}";
        return $"No load was stated, so no layout is recommended; {best.Name} gives most for its size, {by}.";
    }

    private string Chosen(SizedLayout chosen)
    {
        string least = request.Prices is null ? "smallest" : "cheapest";
        string more = chosen.Origin == CapacityOrigin.AtLeast ? "at least " : "";
        string spare = chosen.Spare is { Replicas: > 0 } left
            ? Invariant($", and {left.Capacity} with {SizingReasons.Lost(request.SpareReplicas)} ({left.Headroom:P0})")
            : "";
        return Invariant(
            $"Of {Measured.Count()} measured layouts {chosen.Name} is the {least} that holds {Asked(request)}: its capacity is {more}{chosen.Capacity} ({chosen.Headroom:P0} headroom){spare}."
        );
    }

    private string Costs(SizedLayout chosen) =>
        chosen is { CostPerHour: { } hour, CostPerMonth: { } month } && request.Prices is { } prices
            ? $"It costs {Money(hour, prices.Currency)} an hour, {Money(month, prices.Currency)} a month{PerMillion(chosen)}."
            : "";

    private string PerMillion(SizedLayout chosen) =>
        chosen is { CostPerMillionAtLoad: { } atLoad, CostPerMillion: { } full }
            ? $", {Money(atLoad, request.Prices!.Currency)} per million requests at this load ({Money(full, request.Prices.Currency)} at its capacity)"
            : "";

    private string Growth(SizedLayout chosen)
    {
        double? months = chosen.Spare?.Months is { } left && left < chosen.Months ? left : chosen.Months;
        string until = chosen.Until is { } moment ? Invariant($", until {moment.UtcDateTime:yyyy-MM-dd}") : "";
        return months is { } some
            ? Invariant(
                $"With {request.GrowthPercentPerMonth:0.##} % growth a month that is so for {some:#,0.#} months{until}."
            )
            : "";
    }

    private string None() => $"No measured layout is known to hold {Asked(request)}.";

    private string Most()
    {
        var most = Measured.MaxBy(layout => layout.Capacity!.Value.PerSecond)!;
        double lacking = SizingReasons.Lacking(most.Capacity!.Value, request);
        string left = most.Spare is { Replicas: 0 }
            ? $", and with {SizingReasons.Lost(request.SpareReplicas)} nothing is left of it"
            : "";
        return Demand.Of(request, most.Capacity.Value) == SizingOutcome.Holds
            ? $"{most.Name} holds most, {most.Capacity}. {string.Join(' ', most.Reasons)}"
            : Invariant(
                $"{most.Name} holds most, {most.Capacity}; {request.Needed()} would be needed, {lacking:#,0.##} req/s more{left}."
            );
    }

    private string WithoutSpare(string name)
    {
        var layout = layouts.FirstOrDefault(one => one.Name == name);
        return layout is null
            ? ""
            : $"Without a spare replica, run {name} ({layout.Capacity}, {Price(layout, request)}).";
    }

    private string Unknown()
    {
        var open = layouts
            .Where(layout => layout.Outcome == SizingOutcome.Unknown && layout.Origin != CapacityOrigin.Predicted)
            .Select(layout => layout.Name)
            .ToList();
        return open.Count == 0 ? "" : $"Unknown: {string.Join(", ", open)}. Each has its reason below.";
    }

    /// <summary>"Smallest" is said of those that are known: a smaller one may hold it too.</summary>
    private string Smaller(SizedLayout chosen)
    {
        var open = layouts
            .Where(layout => layout.Outcome == SizingOutcome.Unknown && layout.Origin != CapacityOrigin.Predicted)
            .Where(layout => SizingOrder.Cores(layout) < SizingOrder.Cores(chosen))
            .Select(layout => layout.Name)
            .ToList();
        return open.Count == 0 ? "" : $"Smaller and unknown: {string.Join(", ", open)}.";
    }

    /// <summary>A measured layout whose rest is only predicted is not recommended either, but worth a measurement where it is cheaper.</summary>
    private string ByLaw(SizedLayout? chosen)
    {
        var layout = Measured
            .Where(one => one.Outcome == SizingOutcome.Unknown && SizingReasons.IsOnlyPredicted(one))
            .Where(one => Demand.Of(request, one.Spare!.Capacity!.Value) == SizingOutcome.Holds)
            .FirstOrDefault(one => chosen is null || SizingOrder.Cost(one) < SizingOrder.Cost(chosen));
        return layout is null
            ? ""
            : Invariant(
                $"By the law {layout.Name} would hold it for {Price(layout, request)}: {layout.Spare!.Capacity} predicted, not measured, with {SizingReasons.Lost(request.SpareReplicas)}. Measure {layout.Spare.Replicas} of its replicas to know."
            );
    }

    /// <summary>A predicted layout is never recommended, but where it would be cheaper it is worth a measurement.</summary>
    private string Predicted(SizedLayout? chosen)
    {
        var before = layouts
            .TakeWhile(layout => layout != chosen && layout.Outcome == SizingOutcome.Holds)
            .FirstOrDefault(layout => layout.Origin == CapacityOrigin.Predicted);
        return before is null
            ? ""
            : $"By the fitted law {before.Name} would hold it for {Price(before, request)}: measure it before relying on it.";
    }
}
