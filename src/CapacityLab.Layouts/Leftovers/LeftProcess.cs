using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>A process whose lab is no more.</summary>
internal sealed record LeftProcess(int Id, long StartTime, string Command)
{
    public bool IsAlive => ProcStat.Read(Id) is { IsDead: false } stat && stat.StartTime == StartTime;

    /// <summary>
    /// Those with the label in their environment, and the sessions of those that a lab noted: nginx writes its title over its
    /// environment, so that only the note tells of it.
    /// </summary>
    public static List<LeftProcess> All()
    {
        var labelled = LabelledProcess
            .All()
            .Where(process => !process.Owner.IsAlive)
            .Select(process => Of(process.Id, process.Stat));
        var noted = RunState.OfDeadLabs().SelectMany(state => state.Processes).Where(IsNotReused).ToList();
        return [.. labelled.Concat(InSessionsOf(noted)).DistinctBy(process => process.Id)];
    }

    /// <summary>A session's id stays taken as long as anything lives in it, so only a living leader needs a comparison.</summary>
    private static IEnumerable<LeftProcess> InSessionsOf(List<LabOwner> leaders)
    {
        var ids = leaders.Select(leader => leader.ProcessId).ToHashSet();
        return from id in ids.Count == 0 ? [] : ProcessIds.All()
            let stat = ProcStat.Read(id)
            where stat is { IsDead: false } && (ids.Contains(id) || ids.Contains(stat.Session))
            select Of(id, stat);
    }

    private static bool IsNotReused(LabOwner leader) =>
        ProcStat.Read(leader.ProcessId) is not { } stat || stat.StartTime == leader.StartTime;

    private static LeftProcess Of(int id, ProcStat stat) => new(id, stat.StartTime, stat.Command);
}
