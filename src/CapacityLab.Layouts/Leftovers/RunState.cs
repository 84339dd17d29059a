namespace CapacityLab.Layouts.Leftovers;

/// <summary>A note of a work folder in use, in a folder of this user's, so that a later run can remove what a killed one left.</summary>
internal sealed class RunState
{
    private readonly string file;

    private RunState(string file) => this.file = file;

    public static string Folder =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state ? state
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local
                    ? local
                : Path.GetTempPath(),
            "capacitylab",
            "layouts"
        );

    public static RunState Note(string workFolder)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        File.WriteAllLines(file, [LabOwner.This.ToString(), BootId, workFolder]);
        return new RunState(file);
    }

    public void Forget() => File.Delete(file);

    /// <summary>Notes whose lab is no more.</summary>
    public static IEnumerable<(RunState State, string WorkFolder)> OfDeadLabs()
    {
        foreach (var file in Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [])
        {
            var lines = File.ReadAllLines(file);
            if (lines.Length == 3 && LabOwner.Parse(lines[0]) is { } owner && (lines[1] != BootId || !owner.IsAlive))
            {
                yield return (new RunState(file), lines[2]);
            }
        }
    }

    /// <summary>Process ids and start times begin anew when the host does.</summary>
    private static string BootId { get; } =
        File.Exists("/proc/sys/kernel/random/boot_id")
            ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()
            : "-";
}
