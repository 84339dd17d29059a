using System.Text.Json;
using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Balancers;

/// <summary>The balancer of our own, for hosts without nginx: docs/decisions/0001-balancer-process.md.</summary>
internal sealed class Yarp : IBalancer
{
    public const string BalancerName = "yarp";

    public string Name => BalancerName;

    public static string ProgramFile => Path.Combine(AppContext.BaseDirectory, "balancer", "CapacityLab.Balancer.dll");

    public ProgramSpec Program(BalancerPlan plan, int port)
    {
        if (!File.Exists(ProgramFile))
        {
            throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                NodeRole.Balancer,
                $"The balancer's program is missing: {ProgramFile}."
            );
        }

        var settings = Path.Combine(plan.Folder, "balancer.json");
        File.WriteAllText(settings, Settings(plan, port));
        return new ProgramSpec
        {
            FileName = DotnetHost.File,
            WorkingDirectory = plan.Folder,
            Arguments = [ProgramFile, settings],
        };
    }

    private static string Settings(BalancerPlan plan, int port) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["listen"] = LoopbackPort.Url(port),
                ["policy"] = BalancingPolicies.Of(plan.Spec.Policy).OfYarp,
                ["accessLog"] = plan.AccessLog,
                ["replicas"] = plan.Replicas.Select(replica => replica.Url).ToArray(),
            }
        );
}
