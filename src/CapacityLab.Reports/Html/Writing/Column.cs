namespace CapacityLab.Reports.Html.Writing;

/// <summary>A column's heading, and whether its cells are numbers (aligned at the right).</summary>
internal sealed record Column(string Name, bool IsNumber)
{
    public static Column Text(string name) => new(name, false);

    public static Column Number(string name) => new(name, true);
}
