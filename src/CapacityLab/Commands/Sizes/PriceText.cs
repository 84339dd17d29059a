using System.Globalization;
using CapacityLab.Plans;
using CapacityLab.Plans.Sections;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Commands.Sizes;

/// <summary>Prices as people type them: <c>core=0.04,gib=0.005,currency=EUR</c>.</summary>
internal static class PriceText
{
    public const string Allowed = "prices of an hour, as core=0.04,gib=0.005,currency=EUR, one of them above 0";

    /// <param name="text">As it was typed.</param>
    /// <param name="defaults">What stays where the text says nothing of it; the prices themselves do not.</param>
    /// <param name="prices">The prices; the defaults where the text is none.</param>
    public static bool TryParse(string text, Prices defaults, out Prices prices)
    {
        prices = defaults with { PerCoreHour = 0, PerGibHour = 0 };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length < 2 || !seen.Add(pair[0]) || With(prices, pair[0], pair[1]) is not { } more)
            {
                return false;
            }

            prices = more;
        }

        return prices.PerCoreHour + prices.PerGibHour > 0;
    }

    private static Prices? With(Prices prices, string name, string value) =>
        name switch
        {
            "core" when TryPrice(value, out double price) => prices with { PerCoreHour = price },
            "gib" when TryPrice(value, out double price) => prices with { PerGibHour = price },
            "currency" when PricesSection.CurrencyShape.Fits(value) => prices with { Currency = value },
            _ => null,
        };

    private static bool TryPrice(string text, out double price) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out price)
        && price is >= 0 and <= SizingBounds.MaxPrice;
}
