using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// Bracket and bisect: rates rise from a part of the estimated scale until one does not hold, or, where the first does not hold
/// twice, fall until one does; the bracket is halved until it is as narrow as asked; then its upper end is probed once more, since
/// one disturbance there would make the capacity look small. Of several probes at one rate the last counts. Pure: the next rate is
/// a function of the steps so far. Assumes that a rate above one that does not hold does not hold either; it never probes there.
/// </summary>
public static class CapacitySearch
{
    /// <summary>Rising rates over the scale; beyond the last each is half as much again.</summary>
    private static readonly double[] Ladder = [0.8, 1.2];

    private const double Growth = 1.5;

    /// <summary>How often in a row a probe may end without a conclusion.</summary>
    private const int MostUndecided = 3;

    /// <summary>With fewer probes the search needs each of them to find a rate that holds at all.</summary>
    private const int LeastForRepeat = 5;

    private static readonly RequestRate LowestRate = new(1);

    /// <summary>
    /// The rate to probe next; null when the search is over. A probe from which nothing can be concluded is repeated twice: a
    /// disturbance of the host passes, a generator that is too small stays so.
    /// </summary>
    public static RequestRate? Next(SearchSettings settings, IReadOnlyList<SearchStep> steps)
    {
        if (steps.Count >= settings.MaxProbes || Undecided(steps) >= MostUndecided)
        {
            return null;
        }

        return Undecided(steps) > 0 ? steps[^1].Rate : NextOf(settings, steps);
    }

    /// <summary>
    /// What the steps show, by those alone that have a conclusion. The generator was the limit where it left no rate known at which
    /// the target gives out.
    /// </summary>
    public static CapacityResult Conclude(IReadOnlyList<SearchStep> steps)
    {
        var (low, high) = Bracket(steps);
        var status = Status(steps, low, high);
        return new CapacityResult
        {
            RequestsPerSecond = status is CapacityStatus.GeneratorLimited ? null : low,
            Low = low ?? default,
            High = high,
            Status = status,
            BrokenBy = high is { } rate ? string.Join("; ", LastAt(steps, rate).Broken) : "",
            Probes = steps.Count,
        };
    }

    private static RequestRate? NextOf(SearchSettings settings, IReadOnlyList<SearchStep> steps) =>
        Bracket(steps) switch
        {
            (null, null) => AtLeastLowest(settings.Scale * Ladder[0]),
            ({ } low, null) => Rise(settings.Scale, low),
            // The first probe is the one most likely to be disturbed, by what the warm-up left undone.
            (null, { } high) when steps.Count == 1 && settings.MaxProbes >= LeastForRepeat => high,
            (null, { } high) => high <= LowestRate ? null : AtLeastLowest(high * 0.5),
            ({ } low, { } high) => Width(low, high) > settings.Precision ? Middle(low, high)
            : IsConfirmed(steps, high) ? null
            : high,
        };

    private static CapacityStatus Status(IReadOnlyList<SearchStep> steps, RequestRate? low, RequestRate? high) =>
        Undecided(steps) > 0 && (low is null || high is null) ? CapacityStatus.GeneratorLimited
        : low is null ? CapacityStatus.Failed
        : high is null ? CapacityStatus.NotReached
        : CapacityStatus.Measured;

    /// <summary>The lowest rate that does not hold, and the highest below it that does.</summary>
    private static (RequestRate? Low, RequestRate? High) Bracket(IReadOnlyList<SearchStep> steps)
    {
        var last = steps
            .Where(step => step.Held is not null)
            .GroupBy(step => step.Rate)
            .Select(same => same.Last())
            .ToList();
        var high = last.Where(step => step.Held == false).Min(step => (RequestRate?)step.Rate);
        var low = last.Where(step => step.Held == true && !(step.Rate > high)).Max(step => (RequestRate?)step.Rate);
        return (low, high);
    }

    private static RequestRate Rise(RequestRate scale, RequestRate low)
    {
        double reached = scale.PerSecond > 0 ? low / scale : double.PositiveInfinity;
        int next = Array.FindIndex(Ladder, rung => rung > reached * (1 + 1e-9));
        return next < 0 ? low * Growth : AtLeastLowest(scale * Ladder[next]);
    }

    private static SearchStep LastAt(IReadOnlyList<SearchStep> steps, RequestRate rate) =>
        steps.Last(step => step.Rate == rate && step.Held is not null);

    private static bool IsConfirmed(IReadOnlyList<SearchStep> steps, RequestRate rate) =>
        steps.Count(step => step.Rate == rate && step.Held == false) > 1;

    /// <summary>Steps without a conclusion since the last one with one.</summary>
    private static int Undecided(IReadOnlyList<SearchStep> steps) =>
        steps.Reverse().TakeWhile(step => step.Held is null).Count();

    private static double Width(RequestRate low, RequestRate high) => (high.PerSecond - low.PerSecond) / low.PerSecond;

    private static RequestRate Middle(RequestRate low, RequestRate high) => new((low.PerSecond + high.PerSecond) / 2);

    private static RequestRate AtLeastLowest(RequestRate rate) => rate < LowestRate ? LowestRate : rate;
}
