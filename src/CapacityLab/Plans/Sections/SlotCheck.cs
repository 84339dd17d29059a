using System.Text.Json;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks that each slot has a value by the time it is filled, and that each feed is used.</summary>
/// <remarks>
/// It looks at the names in the JSON text, so that a mistake inside of a feed does not make its slots mistakes too.
/// </remarks>
internal sealed class SlotCheck(JsonCursor scenario)
{
    private readonly JsonCursor feeds = scenario.Property("feeds");
    private readonly HashSet<string> known = [.. scenario.Property("feeds").Names];
    private readonly HashSet<string> used = [];

    public void Check()
    {
        foreach (var step in scenario.Property("steps").Items)
        {
            CheckTexts(step);
            AddCaptures(step.Property("capture"));
        }

        foreach (var feed in feeds.Names.Except(used))
        {
            feeds.Property(feed).ReportName("a feed that no step uses", $"feeds with a slot {{{{{feed}}}}} in a step");
        }
    }

    private void CheckTexts(JsonCursor step)
    {
        JsonCursor[] texts = [step.Property("path"), .. step.Property("headers").Properties, step.Property("body")];
        foreach (var at in texts)
        {
            foreach (var slot in Slots.In(TextOf(at)).Distinct())
            {
                CheckSlot(at, slot);
            }
        }
    }

    // Slots of a body in JSON stand in its texts and names.
    private static string TextOf(JsonCursor at) =>
        at.Element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? at.Element.GetRawText() : at.Text ?? "";

    private void CheckSlot(JsonCursor at, string slot)
    {
        used.Add(slot);
        if (!known.Contains(slot))
        {
            at.Report($"the slot {{{{{slot}}}}}{Nearest.Hint(slot, known)}", Allowed);
        }
    }

    private string Allowed =>
        known.Count == 0
            ? "slots of a feed or of an earlier step's capture; there are none"
            : $"slots of a feed or of an earlier step's capture: {JsonText.List(known.Order(StringComparer.Ordinal))}";

    private void AddCaptures(JsonCursor capture)
    {
        foreach (var name in capture.Names)
        {
            if (feeds.Names.Contains(name))
            {
                capture.Property(name).ReportName($"{JsonText.Quote(name)}, a feed's name", "a name that no feed has");
            }

            known.Add(name);
        }
    }
}
