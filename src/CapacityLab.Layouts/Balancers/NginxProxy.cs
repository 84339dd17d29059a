using System.Globalization;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Balancers;

/// <summary>
/// nginx in front of replicas. The one that is measured and the one that is suggested are rendered by this, so that what was measured
/// is what is deployed; only where they log and run differs.
/// </summary>
internal sealed record NginxProxy
{
    /// <summary>As long as a full backlog needs, whose first packet is sent again after 1 s and after 3 s.</summary>
    private const int ConnectSeconds = 5;

    /// <summary>Port, or address and port.</summary>
    public required string Listen { get; init; }

    public required BalancingPolicy Policy { get; init; }

    /// <summary>Host and port of each replica, or of a name that stands for all.</summary>
    public required IReadOnlyList<string> Replicas { get; init; }

    public string Workers { get; init; } = "auto";

    /// <summary>Further directives of the main part.</summary>
    public IReadOnlyList<string> Main { get; init; } = [];

    /// <summary>Further directives of <c>http</c>.</summary>
    public IReadOnlyList<string> Http { get; init; } = [];

    /// <summary>The whole configuration file.</summary>
    public string Text() =>
        $$"""
            {{Lines(0, [.. Main, $"worker_processes {Workers};"])}}
            worker_rlimit_nofile 20000;
            events { worker_connections 8192; }
            http {
              {{Lines(2, [.. Http, .. OfHttp])}}
              upstream replicas {
                zone replicas 128k;
                {{Lines(4, [.. OfPolicy, .. Replicas.Select(Server), .. OfUpstream])}}
              }
              server {
                listen {{Listen}} backlog=4096;
                location / {
                  proxy_pass http://replicas;
                  {{Lines(6, OfLocation)}}
                }
              }
            }

            """;

    // nginx refuses bodies above 1 MiB by default, and closes a connection after 1,000 requests.
    private static readonly string[] OfHttp =
    [
        "client_max_body_size 0;",
        "proxy_max_temp_file_size 0;",
        "keepalive_requests 10000000;",
        "keepalive_timeout 75s;",
    ];

    private static readonly string[] OfUpstream = ["keepalive 512;", "keepalive_requests 10000000;"];

    // An attempt that failed is made once more, at another replica, where the method is idempotent: a kept connection may end just
    // when it is used. Time-outs are not: the request may be at work.
    private static readonly string[] OfLocation =
    [
        "proxy_http_version 1.1;",
        "proxy_set_header Connection \"\";",
        "proxy_set_header Host $http_host;",
        "proxy_set_header X-Real-IP $remote_addr;",
        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        string.Create(CultureInfo.InvariantCulture, $"proxy_connect_timeout {ConnectSeconds}s;"),
        "proxy_next_upstream error;",
        "proxy_next_upstream_tries 2;",
    ];

    /// <summary>Round robin is what nginx does without one.</summary>
    private string[] OfPolicy => BalancingPolicies.Of(Policy).OfNginx is { Length: > 0 } directive ? [directive] : [];

    // By default nginx takes a replica out for 10 s after one failed attempt, and answers 502 by itself when all are out: one bad
    // answer in a hundred became half of all.
    private static string Server(string address) => $"server {address} max_fails=0;";

    private static string Lines(int indent, IEnumerable<string> directives) =>
        string.Join("\n" + new string(' ', indent), directives);
}
