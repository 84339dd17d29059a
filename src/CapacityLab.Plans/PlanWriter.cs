using System.Text.Json;
using CapacityLab.Plans.Sections;

namespace CapacityLab.Plans;

/// <summary>
/// Writes a plan in the format it is read in, with every default and all files put in, and without secrets. Read again, it
/// is the same plan unless a secret was in it.
/// </summary>
internal static class PlanWriter
{
    public static JsonElement Write(Plan plan)
    {
        var draft = new PlanDraft(plan, [.. plan.Scenarios.Select(ScenarioEntry.Of)]);
        return JsonElement.Parse(PlanSection.Shape.Json(draft).ToJsonString());
    }
}
