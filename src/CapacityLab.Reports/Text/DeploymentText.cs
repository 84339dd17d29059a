using CapacityLab.Results.Sizing;

namespace CapacityLab.Reports.Text;

/// <summary>The figures of a suggested deployment.</summary>
internal static class DeploymentText
{
    public static IEnumerable<(string Name, string Value)> Facts(DeploymentAdvice advice) =>
        [
            ("Replicas", $"{Figures.Count(advice.Replicas)}, at most {Figures.Count(advice.MaxReplicas)}"),
            ("Request and limit of each", $"{Figures.Cores(advice.Cpus)}, {Figures.Memory(advice.Memory)}"),
            (
                "Autoscaler's target",
                advice.CpuTargetPercent is { } target
                    ? $"{Figures.Count(target)} % of the CPU request"
                    : Figures.Missing
            ),
            (
                "Derived from",
                $"{Figures.Share(advice.KneeCpuShare)} of the CPU at {Figures.Rate(advice.KneeAt)}, the rate that is stated"
            ),
        ];
}
