using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks that names of layouts differ, also once their sizes have grown with the host.</summary>
internal static class LayoutChecks
{
    // Hosts of these sizes have the factors 1, 2 and 4.
    private static readonly int[] Hosts = [2, 4, 8];

    public static void Check(JsonCursor list, Plan plan)
    {
        UniqueNames.Check(list, "a layout's name", PlanSection.MostLayouts);

        // Of a wrong size no name can be made, and of names that are wrong at one factor the others need not be told.
        foreach (var cores in Hosts.TakeWhile(_ => !list.HasMistakes))
        {
            ReportRepeated(list, PlanScaling.ToHost(plan, cores).Layouts);
        }
    }

    private static void ReportRepeated(JsonCursor list, IReadOnlyList<LayoutOptions> layouts)
    {
        var seen = new HashSet<string>();
        foreach (var (index, layout) in layouts.Index().Where(item => !seen.Add(item.Item.Name)))
        {
            list.Item(index)
                .Report(
                    $"a layout named {JsonText.Quote(layout.Name)} again",
                    "layouts of different names; \"name\" gives one"
                );
        }
    }
}
