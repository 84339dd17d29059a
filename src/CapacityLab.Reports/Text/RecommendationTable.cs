using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Text;

/// <summary>A column of the recommendation; cells of numbers stand at the right.</summary>
public sealed record RecommendationColumn(string Name, bool IsNumber);

/// <summary>The layouts in the order of the recommendation: the one table that console, Markdown and HTML all show.</summary>
/// <param name="Columns">Without those that the request gives no sense: costs without prices, months without growth.</param>
/// <param name="Rows">Of as many cells as there are columns.</param>
public sealed record RecommendationTable(
    IReadOnlyList<RecommendationColumn> Columns,
    IReadOnlyList<RecommendationTable.Row> Rows
)
{
    /// <summary>Place of the cell that holds <see cref="Row.Outcome"/>.</summary>
    public const int OutcomeColumn = 1;

    public sealed record Row(Mark Outcome, IReadOnlyList<string> Cells);

    public static RecommendationTable Of(SizingResult sizing)
    {
        var columns = Cells(sizing).Where(cell => cell.IsShown).ToList();
        return new(
            [.. columns.Select(column => column.Heading)],
            [
                .. sizing.Layouts.Select(layout => new Row(
                    Outcome(layout, sizing),
                    [.. columns.Select(column => column.Of(layout))]
                )),
            ]
        );
    }

    private sealed record Cell(RecommendationColumn Heading, bool IsShown, Func<SizedLayout, string> Of);

    private static IEnumerable<Cell> Cells(SizingResult sizing) =>
        [
            Text("Layout", layout => layout.Name),
            Text("Outcome", layout => Outcome(layout, sizing).ToString()),
            Number("Capacity", true, Capacity),
            Number("Per core", true, layout => Figures.Rate(layout.CapacityPerCore)),
            Number("Headroom", HasLoad(sizing), layout => Figures.Share(layout.Headroom)),
            Number($"With {sizing.Request.SpareReplicas} lost", HasLoad(sizing) && HasSpare(sizing), Left),
            Number("Enough for", HasLoad(sizing) && sizing.Request.GrowthPercentPerMonth > 0, Months),
            .. Costs(sizing),
            Text("Limited by", layout => layout.LimitedBy.Length == 0 ? Figures.Missing : layout.LimitedBy),
        ];

    private static IEnumerable<Cell> Costs(SizingResult sizing)
    {
        bool isShown = sizing.Request.Prices is not null;
        string currency = sizing.Request.Prices?.Currency ?? "";
        return
        [
            Number($"{currency} an hour", isShown, layout => Figures.Number(layout.CostPerHour)),
            Number("A month", isShown, layout => Figures.Number(layout.CostPerMonth)),
            Number("A million requests", isShown, layout => Figures.Number(layout.CostPerMillion)),
        ];
    }

    private static Mark Outcome(SizedLayout layout, SizingResult sizing) =>
        layout.Name.Length > 0 && layout.Name == sizing.Layout && layout.Outcome == SizingOutcome.Holds
            ? Marks.Recommended
            : Marks.Of(layout.Outcome) with
            {
                Word = SizedWords.Of(layout, sizing.Request),
            };

    private static string Capacity(SizedLayout layout) =>
        layout.Origin switch
        {
            CapacityOrigin.AtLeast => "≥ " + Figures.Rate(layout.Capacity),
            CapacityOrigin.Predicted => Figures.Rate(layout.Capacity) + " predicted",
            _ => Figures.Rate(layout.Capacity),
        };

    private static string Left(SizedLayout layout) =>
        layout.Spare is not { } spare ? Figures.Missing
        : spare.Capacity is null ? "unknown"
        : spare.Capacity == default(RequestRate) ? "nothing"
        : $"{Figures.Rate(spare.Capacity)}, {Figures.Share(spare.Headroom)}{(spare.Origin == CapacityOrigin.Predicted ? ", predicted" : "")}";

    private static string Months(SizedLayout layout) =>
        layout.Outcome != SizingOutcome.Holds
            ? Figures.Missing
            : Figures.WithUnit(
                layout.Spare?.Months is { } left && left < layout.Months ? left : layout.Months,
                "months"
            );

    private static bool HasLoad(SizingResult sizing) => sizing.Request.RequestsPerSecond is not null;

    private static bool HasSpare(SizingResult sizing) => sizing.Request.SpareReplicas > 0;

    private static Cell Text(string name, Func<SizedLayout, string> of) => new(new(name, false), true, of);

    private static Cell Number(string name, bool isShown, Func<SizedLayout, string> of) =>
        new(new(name, true), isShown, of);
}
