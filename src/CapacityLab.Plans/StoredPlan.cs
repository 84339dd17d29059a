using System.Text;
using System.Text.Json;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Sections;

namespace CapacityLab.Plans;

/// <summary>
/// Reads the plan in a result, of whatever version and host: by the declarations of a plan, but what is missing or wrong has its
/// default, and no file that it names is looked for. Scenarios are left out.
/// </summary>
internal static class StoredPlan
{
    /// <summary>As the run's folder has it. Nothing is read there: what is stored stands in the result.</summary>
    private const string FileName = "plan.json";

    public static Plan Read(JsonElement? stored) => Draft(stored).Plan;

    /// <summary>The same with the entries of its scenarios, which are not looked up.</summary>
    public static PlanDraft Draft(JsonElement? stored)
    {
        var root = stored is { ValueKind: JsonValueKind.Object } plan ? Root(plan) : null;
        return root is not null && PlanSection.Shape.TryRead(root, out var draft) ? draft : PlanSection.Shape.Defaults;
    }

    /// <summary>Null where a text in it is none, as half a surrogate pair.</summary>
    private static JsonCursor? Root(JsonElement plan)
    {
        byte[] text = Encoding.UTF8.GetBytes(plan.GetRawText());
        try
        {
            var positions = new JsonPositions(text, new LineMap(text), default);
            var file = new JsonFile(Path.GetFullPath(FileName), plan, positions) { IsStored = true };
            return JsonCursor.RootOf(file, new MistakeList());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
