using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Tests.Sizing;

public class ExhaustiveSizingTests
{
    private static readonly double[] Cores = [0.25, 0.5, 1, 2];
    private static readonly double[] Memories = [256, 512, 1_024];
    private static readonly double[] CorePrices = [0, 0.02, 0.04];

    /// <summary>Many layouts share sizes and costs, so that ties and lost replicas are frequent.</summary>
    [Fact]
    public void The_recommendation_is_that_of_trying_every_layout()
    {
        var chance = new Random(20_261_127);
        int[] chosen = [.. Enumerable.Range(0, 5_000).Select(_ => Check(chance))];

        Assert.InRange(chosen.Sum(), 1_000, 4_000);
    }

    /// <summary>1 where a layout was recommended.</summary>
    private static int Check(Random chance)
    {
        LayoutResult[] layouts = [.. Enumerable.Range(0, chance.Next(9)).Select(number => Layout(chance, number))];
        var request = Request(chance);

        var answer = Sized.Answer(request, layouts);

        var expected = Tried(layouts, request);
        Assert.Equal(expected?.Name ?? "", answer.Layout);
        Assert.Equal(layouts.Length, answer.Layouts.Count);
        return expected is null ? 0 : 1;
    }

    private static LayoutResult? Tried(LayoutResult[] layouts, SizingRequest request)
    {
        LayoutResult? best = null;
        foreach (var layout in layouts.Where(layout => Holds(layout, layouts, request)))
        {
            best = best is null || IsBetter(layout, best, request) ? layout : best;
        }

        return best;
    }

    private static bool Holds(LayoutResult layout, LayoutResult[] layouts, SizingRequest request)
    {
        int left = layout.Replicas - request.SpareReplicas;
        var rest = layouts.Where(other =>
            Counts(other) && other.Replicas == left && other.Cpus == layout.Cpus && other.Memory == layout.Memory
        );
        return Counts(layout)
            && IsEnough(layout, request)
            && (
                request.SpareReplicas == 0
                || (rest.Any() && IsEnough(rest.MinBy(other => other.Capacity.Low)!, request))
            );
    }

    private static bool Counts(LayoutResult layout) =>
        layout.Error.Length == 0 && layout.Capacity.Status is CapacityStatus.Measured or CapacityStatus.NotReached;

    private static bool IsEnough(LayoutResult layout, SizingRequest request) =>
        layout.Capacity.Low.PerSecond * (1 - request.Headroom) >= request.RequestsPerSecond!.Value.PerSecond;

    private static bool IsBetter(LayoutResult layout, LayoutResult best, SizingRequest request)
    {
        int cost = Cost(layout, request).CompareTo(Cost(best, request));
        int capacity = -layout.Capacity.Low.CompareTo(best.Capacity.Low);
        return cost != 0 ? cost < 0
            : capacity != 0 ? capacity < 0
            : layout.Replicas < best.Replicas;
    }

    /// <summary>In decimals, where tenths are tenths. Without prices a core outweighs any memory.</summary>
    private static decimal Cost(LayoutResult layout, SizingRequest request)
    {
        decimal cores = layout.Replicas * (decimal)layout.Cpus.Cores;
        decimal gib = layout.Replicas * (decimal)layout.Memory.MiB / 1_024;
        return request.Prices is { } prices
            ? (cores * (decimal)prices.PerCoreHour) + (gib * (decimal)prices.PerGibHour)
            : (cores * 1_000_000) + gib;
    }

    private static LayoutResult Layout(Random chance, int number)
    {
        var layout = Sized.Layout(
            chance.Next(1, 5),
            Cores[chance.Next(Cores.Length)],
            chance.Next(1, 11) * 100,
            Memories[chance.Next(Memories.Length)]
        );
        return chance.Next(10) switch
        {
            0 => layout.With(CapacityStatus.GeneratorLimited),
            1 => layout.With(CapacityStatus.Failed),
            2 => layout.With(CapacityStatus.NotReached),
            3 => layout with { Error = "It died.", ErrorExitCode = 7 },
            _ => layout,
        } with
        {
            Name = $"layout {number}",
        };
    }

    private static SizingRequest Request(Random chance) =>
        Sized.Load(chance.Next(0, 700), chance.Next(0, 4) / 4.0, chance.Next(0, 3)) with
        {
            Prices =
                chance.Next(3) == 0
                    ? null
                    : new Prices { PerCoreHour = CorePrices[chance.Next(CorePrices.Length)], PerGibHour = 0.005 },
        };
}
