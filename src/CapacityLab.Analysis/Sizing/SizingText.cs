using System.Globalization;
using CapacityLab.Results.Sizing;
using static System.FormattableString;

namespace CapacityLab.Analysis.Sizing;

/// <summary>Parts of the answer's sentences.</summary>
internal static class SizingText
{
    /// <summary>Three significant digits or cents: costs of small layouts are parts of a cent.</summary>
    public static string Money(double amount, string currency)
    {
        string format = amount switch
        {
            >= 1_000 => "#,0",
            >= 1 => "#,0.00",
            >= 0.01 => "0.####",
            _ => "0.######",
        };
        return $"{amount.ToString(format, CultureInfo.InvariantCulture)} {currency}";
    }

    /// <summary>As in <c>100 req/s with 30 % headroom and one replica lost</c>.</summary>
    public static string Asked(SizingRequest request) => $"{request.RequestsPerSecond} {Margins(request)}";

    /// <summary>As in <c>with 30 % headroom and one replica lost</c>.</summary>
    public static string Margins(SizingRequest request)
    {
        string spare = request.SpareReplicas == 0 ? "" : $" and {SizingReasons.Lost(request.SpareReplicas)}";
        return Invariant($"with {request.Headroom:P0} headroom{spare}");
    }

    /// <summary>What it costs, or how much machine it is.</summary>
    public static string Price(SizedLayout layout, SizingRequest request) =>
        layout.CostPerHour is { } cost && request.Prices is { } prices
            ? $"{Money(cost, prices.Currency)} an hour"
            : Invariant(
                $"{layout.Replicas * layout.Cpus.Cores:0.##} CPU and {layout.Replicas * layout.Memory.MiB:#,0.#} MiB"
            );
}
