using System.Globalization;
using System.Text.Json.Nodes;
using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Docker;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Suggestions;

/// <summary>nginx in front of the replicas of a Compose file, by the plan's policy and limits.</summary>
internal static class ComposeBalancer
{
    private const string ConfigName = NodeRole.Balancer;

    public static JsonObject Service(Deployed deployed) =>
        new()
        {
            ["image"] = deployed.Plan.Docker.NginxImage ?? EngineImages.Nginx,
            ["ports"] = Ports(),
            ["configs"] = new JsonArray(
                new JsonObject { ["source"] = ConfigName, ["target"] = "/etc/nginx/nginx.conf" }
            ),
            // It looks the replicas up once, when it starts.
            ["depends_on"] = new JsonArray(deployed.Target.Name),
            ["deploy"] = Limits(deployed.Plan.Balancer.Cpus, deployed.Plan.Balancer.Memory),
        };

    public static JsonObject Configs(Deployed deployed) =>
        new() { [ConfigName] = new JsonObject { ["content"] = ComposeFile.Escape(Configuration(deployed)) } };

    public static JsonArray Ports() => new($"127.0.0.1:{Port}:{Port}");

    public static JsonObject Limits(Cpus? cpus, MemorySize? memory)
    {
        var limits = new JsonObject();
        if (cpus is { Cores: var cores })
        {
            limits["cpus"] = Quantity.Cores(cores);
        }

        if (memory is { MiB: var mebibytes })
        {
            limits["memory"] = Quantity.Compose(mebibytes);
        }

        return limits.Count == 0 ? [] : new JsonObject { ["resources"] = new JsonObject { ["limits"] = limits } };
    }

    private static string Configuration(Deployed deployed) =>
        new NginxProxy
        {
            Listen = Port,
            Policy = deployed.Plan.Balancer.Policy,
            // One name for all replicas: Compose resolves it to the address of each.
            Replicas = [$"{deployed.Target.Name}:{Port}"],
        }.Text();

    private static string Port => Deployed.Port.ToString(CultureInfo.InvariantCulture);
}
