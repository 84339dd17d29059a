using System.Globalization;
using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Reports.Suggestions;

/// <summary>nginx in front of the replicas of a Compose file, by the plan's policy and limits.</summary>
internal static class ComposeBalancer
{
    private const string ConfigName = "balancer";

    public static JsonObject Service(Deployed deployed) =>
        new()
        {
            ["image"] = deployed.Images.Text("nginx") ?? "nginx:1.28.0",
            ["ports"] = Ports(),
            ["configs"] = new JsonArray(
                new JsonObject { ["source"] = ConfigName, ["target"] = "/etc/nginx/nginx.conf" }
            ),
            // It looks the replicas up once, when it starts.
            ["depends_on"] = new JsonArray(deployed.Target.Name),
            ["deploy"] = Limits(deployed.Balancer.Number("cpus"), deployed.Balancer.Number("memoryMiB")),
        };

    public static JsonObject Configs(Deployed deployed) =>
        new() { [ConfigName] = new JsonObject { ["content"] = ComposeFile.Escape(Configuration(deployed)) } };

    public static JsonArray Ports() =>
        new(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Deployed.Port}:{Deployed.Port}"));

    public static JsonObject Limits(double? cpus, double? memoryMiB)
    {
        var limits = new JsonObject();
        if (cpus is { } cores)
        {
            limits["cpus"] = Quantity.Cores(cores);
        }

        if (memoryMiB is { } mebibytes)
        {
            limits["memory"] = Quantity.Compose(mebibytes);
        }

        return limits.Count == 0 ? [] : new JsonObject { ["resources"] = new JsonObject { ["limits"] = limits } };
    }

    private static string Configuration(Deployed deployed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            worker_processes auto;
            worker_rlimit_nofile 20000;
            events { worker_connections 8192; }
            http {
              {{NginxProxy.Http(indent: 2)}}
              upstream replicas {
                zone replicas 128k;
                {{Policy(deployed.Balancer.Text("policy"))}}{{NginxProxy.Server(
                $"{deployed.Target.Name}:{Deployed.Port}"
            )}}
                {{NginxProxy.Upstream(indent: 4)}}
              }
              server {
                listen {{Deployed.Port}} backlog=4096;
                location / {
                  proxy_pass http://replicas;
                  {{NginxProxy.Location(indent: 6)}}
                }
              }
            }

            """
        );

    private static string Policy(string? policy) =>
        NginxProxy.Policy(policy) is { Length: > 0 } directive ? $"{directive}\n    " : "";
}
