using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks what is to be raised against the target and the services.</summary>
internal static class ConfirmChecks
{
    public static void Check(JsonCursor root)
    {
        var target = root.Property("target");
        var services = root.Property("services").Items.Take(PlanSection.MostServices).ToList();
        string[] names = [.. services.Select(service => service.Property("name").Text).OfType<string>()];
        foreach (var raise in root.Property("confirm").Properties)
        {
            string? name = raise.Property("node").Text;
            var service = services.Find(one => one.Property("name").Text == name);
            if (name is not null && service is null && name != target.Property("name").Text)
            {
                string[] allowed = [.. names.Prepend(target.Property("name").Text ?? "")];
                raise
                    .Property("node")
                    .Report($"{JsonText.Quote(name)}{Nearest.Hint(name, allowed)}", JsonText.List(allowed));
            }

            var earlier = service is null ? names : names.TakeWhile(one => one != name);
            PlaceholderCheck.Check(raise, [.. earlier]);
            CheckChanges(raise.Property("environment"), (service ?? target).Property("environment"));
        }
    }

    /// <summary>What is raised to what it is already would measure the same layout twice.</summary>
    private static void CheckChanges(JsonCursor raised, JsonCursor environment)
    {
        var own = environment
            .Entries.DistinctBy(entry => entry.Name)
            .ToDictionary(entry => entry.Name, entry => entry.At);
        foreach (var (name, to) in raised.Entries)
        {
            if (own.TryGetValue(name, out var from) && Text(to) == Text(from))
            {
                to.Report("the value that it has already", "another one than the node's own");
            }
        }
    }

    private static string Text(JsonCursor at) => at.Text ?? at.Element.GetRawText();
}
