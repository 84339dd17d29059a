using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Judging;

/// <summary>All that is concluded from one probe at a rate: its objectives, what makes it suspect, who disturbed it.</summary>
public static class ProbeJudgement
{
    /// <param name="objectives">Of the plan.</param>
    /// <param name="probe">Measured.</param>
    /// <param name="processors">Of the host.</param>
    public static ProbeResult Of(Objectives objectives, ProbeResult probe, int processors)
    {
        var judged = ProbeDisturbance.Judge(ObjectiveJudge.Judge(objectives, probe), processors);
        return SoundSeconds.Judge(objectives, HostDisturbance.Judge(judged, processors), processors);
    }
}
