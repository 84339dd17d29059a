using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>
/// A note of a layout's work folder and processes, in a folder of this user's, so that a later run can remove what a killed
/// one left. Lines: the owner, the host (start and process namespace), the work folder, then a process each.
/// </summary>
internal sealed class RunState
{
    private const int FixedLines = 3;

    private readonly string file;
    private readonly Lock gate = new();

    private RunState(string file, string workFolder, IReadOnlyList<LabOwner> processes) =>
        (this.file, WorkFolder, Processes) = (file, workFolder, processes);

    public static string Folder => Path.Combine(StateHome, "capacitylab", "layouts");

    /// <summary>Never a folder that other users share: notes name folders to be removed.</summary>
    private static string StateHome =>
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state ? state
        : Environment.GetFolderPath(Local, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } local ? local
        : Path.Combine(Path.GetTempPath(), "capacitylab-" + Environment.UserName);

    private static Environment.SpecialFolder Local => Environment.SpecialFolder.LocalApplicationData;

    public string WorkFolder { get; }

    /// <summary>First processes of nodes, as read; empty for a note from before the host's last start.</summary>
    public IReadOnlyList<LabOwner> Processes { get; }

    public static RunState Note(string workFolder)
    {
        var file = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllLines(file, [.. OwnerNote.OfThis, workFolder]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                $"Cannot write to {Folder}: {e.Message} Set XDG_STATE_HOME to a folder of yours."
            );
        }

        return new RunState(file, workFolder, []);
    }

    public void Add(int processId)
    {
        if (ProcStat.Read(processId) is { } stat)
        {
            lock (gate)
            {
                File.AppendAllText(file, new LabOwner(processId, stat.StartTime) + "\n");
            }
        }
    }

    public void Forget() => File.Delete(file);

    /// <summary>Notes whose lab is no more. Those of another container's labs, which cannot be told, are left alone.</summary>
    public static List<RunState> OfDeadLabs() =>
        Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Select(TryRead).OfType<RunState>()] : [];

    private static RunState? TryRead(string file)
    {
        try
        {
            var lines = File.ReadAllLines(file);
            if (lines.Length < FixedLines || !OwnerNote.IsOfDeadLab(lines))
            {
                return null;
            }

            var processes = lines.Skip(FixedLines).Select(LabOwner.Parse).OfType<LabOwner>();
            return new RunState(file, lines[2], OwnerNote.IsOfEarlierBoot(lines) ? [] : [.. processes]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
