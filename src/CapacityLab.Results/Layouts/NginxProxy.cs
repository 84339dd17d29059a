using System.Globalization;

namespace CapacityLab.Results.Layouts;

/// <summary>
/// How nginx stands before replicas: said once, for the one that is measured and for the one that is suggested, so that what was
/// measured is what is deployed.
/// </summary>
public static class NginxProxy
{
    /// <summary>
    /// Directives of <c>http</c>, one a line. nginx refuses bodies above 1 MiB by default, and closes a connection after 1,000 requests.
    /// </summary>
    /// <param name="indent">Blanks before each line but the first.</param>
    public static string Http(int indent) =>
        Lines(
            indent,
            "client_max_body_size 0;",
            "proxy_max_temp_file_size 0;",
            "keepalive_requests 10000000;",
            "keepalive_timeout 75s;"
        );

    /// <summary>Directives of <c>upstream</c> that come after its servers, one a line.</summary>
    /// <param name="indent">Blanks before each line but the first.</param>
    public static string Upstream(int indent) => Lines(indent, "keepalive 512;", "keepalive_requests 10000000;");

    /// <summary>
    /// The directive of a policy, as a plan names it; empty for round robin, which has none. What no plan names is the default of a
    /// plan, least connections.
    /// </summary>
    public static string Policy(string? policy) => (BalancingPolicies.Find(policy) ?? BalancingPolicies.All[0]).OfNginx;

    /// <summary>
    /// Ends with a semicolon. By default nginx takes a replica out for 10 s after one failed attempt, and answers 502 by itself when
    /// all are out: one bad answer in a hundred became half of all.
    /// </summary>
    /// <param name="address">Of a replica: host and port.</param>
    public static string Server(string address) => $"server {address} max_fails=0;";

    /// <summary>
    /// Directives of the location, one a line. An attempt that failed is made once more, at another replica, where the method is
    /// idempotent: a kept connection may end just when it is used. Time-outs are not: the request may be at work. A connection gets as
    /// long as a full backlog needs, whose first packet is sent again after 1 s and after 3 s.
    /// </summary>
    /// <param name="indent">Blanks before each line but the first.</param>
    public static string Location(int indent) =>
        Lines(
            indent,
            "proxy_http_version 1.1;",
            "proxy_set_header Connection \"\";",
            "proxy_set_header Host $http_host;",
            "proxy_set_header X-Real-IP $remote_addr;",
            "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
            string.Create(CultureInfo.InvariantCulture, $"proxy_connect_timeout {ConnectSeconds}s;"),
            "proxy_next_upstream error;",
            "proxy_next_upstream_tries 2;"
        );

    private const int ConnectSeconds = 5;

    private static string Lines(int indent, params string[] directives) =>
        string.Join("\n" + new string(' ', indent), directives);
}
