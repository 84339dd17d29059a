using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// Bracket and bisect: rates rise from a part of the estimated scale until one does not hold, or fall until one does; then the
/// bracket is halved until it is as narrow as asked. Pure: the next rate is a function of the steps so far.
/// Assumes that a rate above one that does not hold does not hold either; it never probes there.
/// </summary>
public static class CapacitySearch
{
    /// <summary>Rising rates over the scale; beyond the last each is a quarter higher.</summary>
    private static readonly double[] Ladder = [0.5, 0.75, 0.95, 1.15];

    private const double Growth = 1.25;

    private static readonly RequestRate LowestRate = new(1);

    /// <summary>
    /// The rate to probe next; null when the search is over. A probe from which nothing can be concluded is repeated once: a
    /// disturbance of the host passes, a generator that is too small stays so.
    /// </summary>
    public static RequestRate? Next(SearchSettings settings, IReadOnlyList<SearchStep> steps)
    {
        if (steps.Count >= settings.MaxProbes || Undecided(steps) > 1)
        {
            return null;
        }

        return Undecided(steps) == 1
            ? steps[^1].Rate
            : NextOf(settings, [.. steps.Where(step => step.Held is not null)]);
    }

    private static RequestRate? NextOf(SearchSettings settings, IReadOnlyList<SearchStep> decided) =>
        (Low(decided), High(decided)) switch
        {
            (null, null) => AtLeastLowest(settings.Scale * Ladder[0]),
            ({ } low, null) => Rise(settings, decided, low),
            (null, { } high) => high <= LowestRate ? null : AtLeastLowest(high * 0.5),
            ({ } low, { } high) => Width(low, high) <= settings.Precision ? null : Middle(low, high),
        };

    /// <summary>What the steps show.</summary>
    public static CapacityResult Conclude(IReadOnlyList<SearchStep> steps)
    {
        var low = Low(steps);
        var high = High(steps);
        return new CapacityResult
        {
            RequestsPerSecond = Status(steps, low, high) is CapacityStatus.GeneratorLimited ? null : low,
            Low = low ?? default,
            High = high,
            Status = Status(steps, low, high),
            BrokenBy = high is null
                ? ""
                : string.Join("; ", steps.First(step => step.Rate == high && step.Held == false).Broken),
            Probes = steps.Count,
        };
    }

    private static CapacityStatus Status(IReadOnlyList<SearchStep> steps, RequestRate? low, RequestRate? high) =>
        Undecided(steps) > 0 ? CapacityStatus.GeneratorLimited
        : low is null ? CapacityStatus.Failed
        : high is null ? CapacityStatus.NotReached
        : CapacityStatus.Measured;

    private static RequestRate Rise(SearchSettings settings, IReadOnlyList<SearchStep> steps, RequestRate low) =>
        steps.Count < Ladder.Length ? AtLeastLowest(settings.Scale * Ladder[steps.Count]) : low * Growth;

    private static RequestRate? Low(IReadOnlyList<SearchStep> steps) =>
        steps.Where(step => step.Held == true).Max(step => (RequestRate?)step.Rate);

    private static RequestRate? High(IReadOnlyList<SearchStep> steps) =>
        steps.Where(step => step.Held == false).Min(step => (RequestRate?)step.Rate);

    /// <summary>Steps without a conclusion since the last one with one.</summary>
    private static int Undecided(IReadOnlyList<SearchStep> steps) =>
        steps.Reverse().TakeWhile(step => step.Held is null).Count();

    private static double Width(RequestRate low, RequestRate high) => (high.PerSecond - low.PerSecond) / low.PerSecond;

    private static RequestRate Middle(RequestRate low, RequestRate high) => new((low.PerSecond + high.PerSecond) / 2);

    private static RequestRate AtLeastLowest(RequestRate rate) => rate < LowestRate ? LowestRate : rate;
}
