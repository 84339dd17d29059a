using System.Globalization;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Balancers;

internal static class NginxConfiguration
{
    public static string Write(BalancerPlan plan, NginxListener listener) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            daemon off;
            {{User(listener)}}pid "{{plan.Folder}}/nginx.pid";
            lock_file "{{plan.Folder}}/nginx.lock";
            error_log stderr warn;
            worker_processes {{plan.Processors}};
            worker_rlimit_nofile 20000;
            worker_shutdown_timeout 2s;
            events { worker_connections 8192; }
            http {
              log_format requests escape=json {{LogFormat}};
              # Written in blocks, since a write for each request would cost the balancer CPU; flushed before the lab looks.
              access_log "{{plan.AccessLog}}" requests buffer=64k flush=100ms;
              client_body_temp_path "{{plan.Folder}}/body";
              proxy_temp_path "{{plan.Folder}}/proxy";
              fastcgi_temp_path "{{plan.Folder}}/fastcgi";
              uwsgi_temp_path "{{plan.Folder}}/uwsgi";
              scgi_temp_path "{{plan.Folder}}/scgi";
              {{NginxProxy.Http(indent: 2)}}
              upstream replicas {
                zone replicas 128k;
                {{Policy(plan.Spec.Policy)}}{{Servers(plan)}}
                {{NginxProxy.Upstream(indent: 4)}}
              }
              server {
                listen {{listener.Host}}:{{listener.Port}} backlog=4096;
                location / {
                  proxy_pass http://replicas;
                  {{NginxProxy.Location(indent: 6)}}
                }
              }
            }

            """
        );

    /// <summary>Lists of attempts are text, since they hold "-" and commas; the rest are numbers.</summary>
    private static string LogFormat =>
        "'{"
        + string.Join(
            ',',
            Numbers.Select(name => $"\"{name}\":${name}").Concat(Lists.Select(name => $"\"{name}\":\"${name}\""))
        )
        + "}'";

    private static readonly string[] Numbers = ["msec", "status", "request_time", "bytes_sent"];

    private static readonly string[] Lists =
    [
        "upstream_addr",
        "upstream_status",
        "upstream_connect_time",
        "upstream_header_time",
        "upstream_response_time",
    ];

    private static string User(NginxListener listener) => listener.User.Length > 0 ? $"user {listener.User};\n" : "";

    private static string Servers(BalancerPlan plan) =>
        string.Concat(plan.Replicas.Select(replica => $"{NginxProxy.Server(replica.InnerUrl.Authority)}\n    "))
            .TrimEnd();

    private static string Policy(BalancingPolicy policy) =>
        BalancingPolicies.Of(policy).OfNginx is { Length: > 0 } directive ? $"{directive}\n    " : "";
}

/// <param name="Host">Address on which it listens.</param>
/// <param name="Port">Port on which it listens.</param>
/// <param name="User">Of its workers; empty: nginx's own choice.</param>
internal sealed record NginxListener(string Host, int Port, string User);
