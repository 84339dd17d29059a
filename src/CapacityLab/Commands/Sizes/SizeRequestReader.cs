using System.Globalization;
using CapacityLab.Plans;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Commands.Sizes;

/// <summary>Makes a sizing request of what was typed and what the run was made for, or tells everything that is wrong with it.</summary>
internal sealed class SizeRequestReader(SizeRequest typed, RunResult run)
{
    /// <summary>What is allowed of each number.</summary>
    public static readonly string Loads = Range(SizingBounds.MinRate, SizingBounds.MaxRate);
    public static readonly string Headrooms = Range(0, SizingBounds.MaxHeadroom);
    public static readonly string Spares = Range(0, SizingBounds.MaxSpare);

    private readonly SizingRequest stored = run.Recommendation?.Request ?? new SizingRequest();
    private readonly List<PlanMistake> mistakes = [];

    /// <param name="asOf">The moment that the load is required at.</param>
    /// <exception cref="PlanException">It cannot be answered as it is.</exception>
    public SizingRequest Read(DateTimeOffset asOf)
    {
        double? load = typed.Load ?? stored.RequestsPerSecond?.PerSecond ?? run.Objectives.RequestsPerSecond?.PerSecond;
        double growth = Growth();
        double headroom = typed.Headroom ?? stored.Headroom;
        int spare = typed.Spare ?? stored.SpareReplicas;
        var prices = Prices();
        CheckLoad(load);
        InRange("--headroom", headroom, 0, SizingBounds.MaxHeadroom);
        InRange("--spare", spare, 0, SizingBounds.MaxSpare);
        return mistakes.Count > 0
            ? throw new PlanException(mistakes)
            : new SizingRequest
            {
                RequestsPerSecond = new RequestRate(load!.Value),
                GrowthPercentPerMonth = growth,
                Headroom = headroom,
                SpareReplicas = spare,
                Prices = prices,
                AsOf = asOf,
            };
    }

    private void CheckLoad(double? load)
    {
        if (load is { } rate)
        {
            InRange("--load", rate, SizingBounds.MinRate, SizingBounds.MaxRate);
        }
        else
        {
            Wrong("--load", "nothing, and the run was not made for a load", "requests a second, as --load 500");
        }
    }

    private double Growth()
    {
        if (typed.Growth is not { } text)
        {
            return stored.GrowthPercentPerMonth;
        }

        string number = WithoutEnd(WithoutEnd(text.Trim(), "/month"), "%").Trim();
        if (
            !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent)
            || percent is not (>= 0 and <= SizingBounds.MaxGrowthPercent)
        )
        {
            Wrong("--growth", FoundText.Quoted(text), "percent a month from 0 to 1,000, as 5 or 5%/month");
        }

        return percent;
    }

    private static string WithoutEnd(string text, string end) =>
        text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text;

    private Prices? Prices()
    {
        if (typed.Prices is not { } text)
        {
            return stored.Prices;
        }

        if (!PriceText.TryParse(text, stored.Prices ?? new Prices(), out var prices))
        {
            Wrong("--prices", FoundText.Quoted(text), PriceText.Allowed);
        }

        return prices;
    }

    private void InRange(string option, double found, double from, double to)
    {
        if (!(found >= from && found <= to))
        {
            Wrong(option, found.ToString(CultureInfo.InvariantCulture), Range(from, to));
        }
    }

    private static string Range(double from, double to) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:0.###} to {to:#,0.##}");

    private void Wrong(string what, string found, string allowed) =>
        mistakes.Add(new PlanMistake("command line", what, found, allowed));
}
