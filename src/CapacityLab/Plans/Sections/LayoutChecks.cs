using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks that names of layouts differ, also once their sizes have grown with the host.</summary>
internal static class LayoutChecks
{
    // Hosts of these sizes have the factors 1, 2 and 4.
    private static readonly int[] Hosts = [2, 4, 8];

    public static void Check(JsonCursor list, Plan plan)
    {
        // With an item left out for a mistake, places and layouts no longer match.
        if (list.ItemsIfList().Count() == plan.Layouts.Count)
        {
            _ = Hosts.Any(cores => ReportRepeated(list, PlanScaling.ToHost(plan, cores).Layouts));
        }
    }

    private static bool ReportRepeated(JsonCursor list, IReadOnlyList<LayoutOptions> layouts)
    {
        var seen = new HashSet<string>();
        var isRepeated = false;
        foreach (var (index, layout) in layouts.Index())
        {
            if (layout.Cpus > default(Results.Units.Cpus) && !seen.Add(layout.Name))
            {
                isRepeated = true;
                Report(list.Item(index), layout);
            }
        }

        return isRepeated;
    }

    private static void Report(JsonCursor at, LayoutOptions layout)
    {
        var name = layout.NameIsDefault ? at : at.Property("name");
        name.Report(
            layout.NameIsDefault
                ? $"the default name {JsonText.Quote(layout.Name)} again"
                : $"{JsonText.Quote(layout.Name)} again",
            "a layout's name that no other has; give it one with name"
        );
    }
}
