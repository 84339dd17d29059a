using System.Globalization;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>A process that carries a lab's label in its environment, which its descendants inherit.</summary>
internal sealed record LabelledProcess(int Id, ProcStat Stat, string Run, LabOwner Owner)
{
    /// <summary>All that this user may see; none where there is no /proc.</summary>
    public static IEnumerable<LabelledProcess> All() => ProcessIds.All().Select(TryRead).OfType<LabelledProcess>();

    private static LabelledProcess? TryRead(int id)
    {
        try
        {
            var variables = File.ReadAllText($"/proc/{id}/environ").Split('\0');
            return
                Value(variables, LabOwner.Variable) is { } label
                && LabOwner.Parse(label) is { } owner
                // Process ids of another container's lab mean nothing here: it would look dead while it lives.
                && ProcessIds.Namespace(id.ToString(CultureInfo.InvariantCulture)) == ProcessIds.OwnNamespace
                && ProcStat.Read(id) is { IsDead: false } stat
                ? new(id, stat, Value(variables, LabOwner.RunVariable) ?? "?", owner)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Value(string[] variables, string name) =>
        Array
            .Find(variables, variable => variable.StartsWith(name + "=", StringComparison.Ordinal))
            ?[(name.Length + 1)..];
}
