using CapacityLab.Reports.Html.Writing;

namespace CapacityLab.Reports.Plots;

/// <summary>A plot with all that it needs to be read without seeing it: the finding, a description and the data.</summary>
internal sealed record Chart
{
    /// <summary>Unique in the report; also the file's name under plots/.</summary>
    public required string Id { get; init; }

    /// <summary>A heading over it where several stand side by side, such as the layout; empty without.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The finding, in a sentence from the data.</summary>
    public required string Caption { get; init; }

    /// <summary>What is drawn, for those who cannot see it.</summary>
    public required string Alternative { get; init; }

    public required int Width { get; init; }

    public required SvgPlot Plot { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
}
