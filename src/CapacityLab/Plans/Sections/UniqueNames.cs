using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Reports items of a list whose name an earlier item has.</summary>
internal static class UniqueNames
{
    public static void Check(JsonCursor list, string what)
    {
        var seen = new HashSet<string>();
        foreach (var name in list.Items.Select(item => item.Property("name")))
        {
            if (name.Text is { } text && !seen.Add(text))
            {
                name.Report($"{JsonText.Quote(text)} again", $"{what} that no other has");
            }
        }
    }
}
