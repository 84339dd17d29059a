using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks that each slot has a value by the time it is filled, and that each feed is used.</summary>
internal sealed class SlotCheck(JsonCursor scenario, IReadOnlyDictionary<string, Feed> feeds)
{
    private readonly HashSet<string> known = [.. feeds.Keys];
    private readonly HashSet<string> used = [];

    public void Check()
    {
        foreach (var step in StepsOf(scenario))
        {
            foreach (var text in TextsOf(step))
            {
                CheckText(text);
            }

            AddCaptures(step.Property("capture"));
        }

        foreach (var feed in feeds.Keys.Except(used))
        {
            scenario
                .Property("feeds")
                .Property(feed)
                .ReportName("a feed that no step uses", $"feeds with a slot {{{{{feed}}}}}");
        }
    }

    private static IEnumerable<JsonCursor> StepsOf(JsonCursor scenario) => scenario.Property("steps").ItemsIfList();

    private static IEnumerable<JsonCursor> TextsOf(JsonCursor step)
    {
        var headers = step.Property("headers");
        return [step.Property("path"), .. headers.NamesIfObject().Select(headers.Property), step.Property("body")];
    }

    private void CheckText(JsonCursor at)
    {
        foreach (var slot in Slots.In(TextOf(at)).Distinct())
        {
            used.Add(slot);
            if (!known.Contains(slot))
            {
                at.Report($"the slot {{{{{slot}}}}}{Nearest.Hint(slot, known)}", Allowed);
            }
        }
    }

    // Slots of a body in JSON stand in its texts and names.
    private static string TextOf(JsonCursor at) => at.Text ?? (at.IsMissing ? "" : at.Element.GetRawText());

    private string Allowed =>
        known.Count == 0
            ? "slots of a feed or of an earlier step's capture, of which there is none"
            : $"slots of a feed or of an earlier step's capture: {JsonText.List(known.Order(StringComparer.Ordinal))}";

    private void AddCaptures(JsonCursor capture)
    {
        foreach (var name in capture.NamesIfObject())
        {
            if (feeds.ContainsKey(name))
            {
                capture
                    .Property(name)
                    .ReportName($"{JsonText.Quote(name)}, also the name of a feed", "a name of its own");
            }

            known.Add(name);
        }
    }
}
