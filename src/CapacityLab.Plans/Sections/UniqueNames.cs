using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Reports items of a list whose name an earlier item has.</summary>
internal static class UniqueNames
{
    /// <param name="list">Whose items have names.</param>
    /// <param name="what">That an item has.</param>
    /// <param name="most">Items that there may be; of a list that is longer the rest need not be told.</param>
    public static void Check(JsonCursor list, string what, int most)
    {
        var seen = new HashSet<string>();
        foreach (var name in list.Items.Take(most).Select(item => item.Property("name")))
        {
            if (name.Text is { } text && !seen.Add(text))
            {
                name.Report($"{JsonText.Quote(text)} again", $"{what} that no other has");
            }
        }
    }
}
