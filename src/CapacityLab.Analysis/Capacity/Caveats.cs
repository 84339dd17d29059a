using System.Globalization;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Capacity;

/// <summary>What the search could not do of what it wanted, and what follows for its figure.</summary>
internal static class Caveats
{
    /// <summary>A lower end that allows for less than this needs no words.</summary>
    private const double MarkedUnnoticed = 0.02;

    /// <summary>Rounding of rates and lengths leaves a request or two out.</summary>
    private const double NearlyAll = 0.99;

    private const string Unrecovered =
        "The rate that failed was probed before the target had recovered from an overload: it may hold alone, and the capacity may be higher.";

    /// <param name="settings">With what is left of the budget.</param>
    /// <param name="probes">Those at a rate.</param>
    /// <param name="result">What they show.</param>
    public static IEnumerable<string> Of(
        SearchSettings settings,
        IReadOnlyList<SearchStep> probes,
        CapacityResult result
    )
    {
        if (result is { Status: CapacityStatus.NotReached, RequestsPerSecond: { } highest })
        {
            return highest >= settings.MostRate ? [] : [NothingFailed(settings, result)];
        }

        if (result is not { Status: CapacityStatus.Measured, RequestsPerSecond: { } stated, BrokenAt: { } broken })
        {
            return [];
        }

        var held = probes.Where(step => step.Held == true && step.Rate == stated).MaxBy(step => step.Responses);
        double width = (broken / stated) - 1;
        return new[]
        {
            Unverified(settings, result),
            result.IntervalMethod == "bracket" && width > settings.Precision * 1.001 ? Wide(settings, width) : null,
            held is { Responses: > 0 } && held.Responses < settings.Samples * NearlyAll
                ? FewSamples(settings, held.Responses)
                : null,
            result.Unnoticed >= MarkedUnnoticed ? Short(result.Unnoticed) : null,
            OnlyUnrecovered(probes.Where(step => step.Held == false && step.Rate == broken)) ? Unrecovered : null,
        }
            .Where(sentence => sentence is not null)
            .Select(sentence => sentence!);
    }

    private static bool OnlyUnrecovered(IEnumerable<SearchStep> failures) =>
        failures.Select(step => step.Unrecovered).DefaultIfEmpty(false).All(unrecovered => unrecovered);

    private static string? Unverified(SearchSettings settings, CapacityResult result) =>
        result.Verifications > 0
            ? null
            : $"The rate was not verified by a second probe that held: {Why(settings, result)}.";

    private static string NothingFailed(SearchSettings settings, CapacityResult result) =>
        $"No rate failed, and none above it was tried: {Why(settings, result)}. What gives out first is not known.";

    private static string Why(SearchSettings settings, CapacityResult result) =>
        result.Probes >= settings.MaxProbes ? Text($"search.maxProbes, {settings.MaxProbes}, were used up")
        : HasNoTime(settings) ? "search.budgetSeconds were used up"
        : "the search ended before";

    private static string Wide(SearchSettings settings, double width) =>
        Text(
            $"The lowest rate that failed is {width * 100:0} % higher; {settings.Precision * 100:0.#} % were asked for."
        );

    private static string FewSamples(SearchSettings settings, long responses) =>
        Text(
            $"Its longest probe had {responses:#,0} responses; search.samples asks for {settings.Samples:#,0}. The p99 of so few scatters, and so does the capacity from run to run."
        );

    private static string Short(double unnoticed) =>
        Text(
            $"A queue that grows slowly does not break the p99 within so short a probe: what can be kept up for long may be {unnoticed / (1 + unnoticed) * 100:0.#} % lower, which the interval allows for."
        );

    private static bool HasNoTime(SearchSettings settings) => settings.Budget < settings.Probe * NearlyAll;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
