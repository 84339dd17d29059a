using CapacityLab.Load;

namespace CapacityLab.Plans;

/// <summary>Reads lab.json and the scenario files that it names.</summary>
internal static class PlanReader
{
    /// <summary>Reads and checks a plan.</summary>
    /// <param name="file">Path of lab.json.</param>
    /// <param name="code">Scenarios in code that the plan may name.</param>
    /// <exception cref="PlanException">With every mistake at once.</exception>
    public static Plan Read(string file, IReadOnlyList<Scenario> code) => throw new NotImplementedException();
}
