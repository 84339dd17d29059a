using System.Globalization;

namespace CapacityLab.Results.Texts;

/// <summary>How many of a thing, as people say it: 1 layout, 2 layouts.</summary>
public static class Counted
{
    public static string Of(int count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
