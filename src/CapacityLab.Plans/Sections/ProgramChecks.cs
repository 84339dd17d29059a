using CapacityLab.Plans.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks target and services against each other: names of nodes, and placeholders.</summary>
internal static class ProgramChecks
{
    // Node and cause names of a result that a service would be mistaken for.
    private static readonly string[] Reserved = [NodeShare.NoNode, NodeRole.Balancer, NodeRole.Database];

    public static void Check(JsonCursor root)
    {
        var target = root.Property("target");
        var earlier = new List<string>();
        foreach (var service in root.Property("services").Items.Take(PlanSection.MostServices))
        {
            PlaceholderCheck.Check(service, earlier);
            CheckName(service.Property("name"), target.Property("name").Text, earlier);
            if (service.Property("name").Text is { } name)
            {
                earlier.Add(name);
            }
        }

        PlaceholderCheck.Check(target, earlier);
        PlaceholderCheck.CheckDocker(root.Property("docker"), earlier);
    }

    private static void CheckName(JsonCursor at, string? target, List<string> earlier)
    {
        if (at.Text is not { } name)
        {
            return;
        }

        if (Reserved.Contains(name))
        {
            at.Report($"{JsonText.Quote(name)} (a name with a meaning)", $"names other than {JsonText.List(Reserved)}");
        }
        else if (earlier.Contains(name))
        {
            at.Report($"{JsonText.Quote(name)} again", "a service's name that no other has");
        }
        else if (target is not null && IsNodeOf(target, name))
        {
            at.Report(
                $"{JsonText.Quote(name)}, a name of the target",
                $"names other than {JsonText.Cut(target)} and {JsonText.Cut(target)}-1, {JsonText.Cut(target)}-2 and so on"
            );
        }
    }

    private static bool IsNodeOf(string target, string name) => name == target || ReplicaName.Is(target, name);
}
