using CapacityLab.Plans;

namespace CapacityLab.Commands.Runs;

/// <summary>Narrows a plan to the layouts that --only names.</summary>
internal static class LayoutChoice
{
    /// <exception cref="PlanException">A name is no layout of the plan.</exception>
    public static Plan Of(Plan plan, IReadOnlyList<string> only)
    {
        if (only.Count == 0)
        {
            return plan;
        }

        string known = string.Join(", ", plan.Layouts.Select(layout => $"\"{layout.Name}\""));
        var mistakes = only.Where(name => plan.Layouts.All(layout => layout.Name != name))
            .Select(name => new PlanMistake("command line", "--only", $"\"{name}\"", known))
            .ToList();
        return mistakes.Count > 0
            ? throw new PlanException(mistakes)
            : plan with
            {
                Layouts = [.. plan.Layouts.Where(layout => only.Contains(layout.Name))],
            };
    }
}
