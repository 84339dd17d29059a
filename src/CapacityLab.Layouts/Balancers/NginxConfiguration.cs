using System.Globalization;

namespace CapacityLab.Layouts.Balancers;

/// <summary>The nginx of a layout: it stays in the foreground, logs each request for the lab, and writes only into its folder.</summary>
internal static class NginxConfiguration
{
    public static string Write(BalancerPlan plan, NginxListener listener) =>
        new NginxProxy
        {
            Listen = string.Create(CultureInfo.InvariantCulture, $"{listener.Host}:{listener.Port}"),
            Policy = plan.Spec.Policy,
            Replicas = [.. plan.Replicas.Select(replica => replica.InnerUrl.Authority)],
            Workers = string.Create(CultureInfo.InvariantCulture, $"{plan.Processors}"),
            Main =
            [
                "daemon off;",
                .. User(listener),
                $"pid \"{plan.Folder}/nginx.pid\";",
                $"lock_file \"{plan.Folder}/nginx.lock\";",
                "error_log stderr warn;",
                "worker_shutdown_timeout 2s;",
            ],
            Http =
            [
                $"log_format requests escape=json {LogFormat};",
                "# Written in blocks, since a write for each request would cost the balancer CPU; flushed before the lab looks.",
                $"access_log \"{plan.AccessLog}\" requests buffer=64k flush=100ms;",
                $"client_body_temp_path \"{plan.Folder}/body\";",
                $"proxy_temp_path \"{plan.Folder}/proxy\";",
                $"fastcgi_temp_path \"{plan.Folder}/fastcgi\";",
                $"uwsgi_temp_path \"{plan.Folder}/uwsgi\";",
                $"scgi_temp_path \"{plan.Folder}/scgi\";",
            ],
        }.Text();

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

    private static string[] User(NginxListener listener) => listener.User.Length > 0 ? [$"user {listener.User};"] : [];
}

/// <param name="Host">Address on which it listens.</param>
/// <param name="Port">Port on which it listens.</param>
/// <param name="User">Of its workers; empty: nginx's own choice.</param>
internal sealed record NginxListener(string Host, int Port, string User);
