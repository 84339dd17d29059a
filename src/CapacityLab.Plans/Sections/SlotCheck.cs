using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks that each slot has a value by the time it is filled, and that each feed is used.</summary>
/// <remarks>
/// It looks at the names in the JSON text, so that a mistake inside of a feed does not make its slots mistakes too.
/// </remarks>
internal sealed class SlotCheck(JsonCursor scenario)
{
    /// <summary>Of the names in a message: a scenario of thousands has its mistakes told in linear time.</summary>
    private const int MostShown = 50;

    private readonly JsonCursor feeds = scenario.Property("feeds");
    private readonly HashSet<string> known = [.. scenario.Property("feeds").Names];
    private readonly HashSet<string> ofFeeds = [.. scenario.Property("feeds").Names];
    private readonly HashSet<string> used = [];

    public void Check()
    {
        foreach (var step in scenario.Property("steps").Items.Take(ScenarioSection.MostSteps))
        {
            CheckTexts(step);
            AddCaptures(step.Property("capture"));
        }

        foreach (var (feed, place) in feeds.Entries.Where(entry => !used.Contains(entry.Name)))
        {
            place.ReportName("a feed that no step uses", $"feeds with a slot {{{{{JsonText.Cut(feed)}}}}} in a step");
        }
    }

    private void CheckTexts(JsonCursor step)
    {
        JsonCursor[] texts = [step.Property("path"), .. step.Property("headers").Properties, step.Property("body")];
        foreach (var at in texts)
        {
            foreach (var slot in Slots.In(TextOf(at)).Distinct())
            {
                CheckSlot(at, slot.Text, slot.IsClosed);
            }
        }
    }

    // Slots of a body in JSON stand in its texts and names.
    private static string TextOf(JsonCursor at) =>
        BodyShape.IsJson(at.Element) ? BodyShape.Compact(at.Element) : at.Text ?? "";

    private void CheckSlot(JsonCursor at, string slot, bool isClosed)
    {
        if (!isClosed)
        {
            at.Report(
                $"{{{{{JsonText.Cut(slot)}, a slot that is not closed",
                "{{ before and }} behind the name of a slot"
            );
            return;
        }

        used.Add(slot);
        if (!known.Contains(slot))
        {
            at.Report($"the slot {{{{{JsonText.Cut(slot)}}}}}{Nearest.Hint(slot, known)}", Allowed);
        }
    }

    private string Allowed =>
        known.Count == 0
            ? "slots of a feed or of an earlier step's capture; there are none"
            : $"slots of a feed or of an earlier step's capture: {JsonText.List(known.Take(MostShown).Order(StringComparer.Ordinal))}{More}";

    private string More => known.Count > MostShown ? " and others" : "";

    private void AddCaptures(JsonCursor capture)
    {
        foreach (var (name, place) in capture.Entries)
        {
            if (ofFeeds.Contains(name))
            {
                place.ReportName($"{JsonText.Quote(name)}, a feed's name", "a name that no feed has");
            }

            known.Add(name);
        }
    }
}
