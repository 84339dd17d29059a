using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

public class AlertTests
{
    [Fact]
    public async Task A_failing_target_raises_an_alert_on_the_terminal_in_the_result_and_at_the_webhook()
    {
        using var receiver = new HttpListener();
        string address = $"http://127.0.0.1:{FreePort()}/hook/";
        receiver.Prefixes.Add(address);
        receiver.Start();
        using var bench = new Bench(plan =>
        {
            // A single order succeeds; under load most are refused.
            var payments = plan["services"]![0]!["environment"]!;
            payments["Payments__Concurrency"] = "1";
            payments["Payments__WhenBusy"] = "refuse";
            payments["Payments__LatencyMs"] = "100";
            plan["scenarios"] = new JsonArray(
                plan["scenarios"]!
                    .AsArray()
                    .Single(scenario =>
                        scenario!["file"]!.GetValue<string>().EndsWith("order.json", StringComparison.Ordinal)
                    )!
                    .DeepClone()
            );
            plan["search"]!["probeSeconds"] = 3;
            plan["alerts"] = new JsonObject
            {
                ["successRatioBelow"] = 0.95,
                ["overSeconds"] = 1,
                ["webhook"] = address,
            };
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        var firing = await ReceiveAsync(receiver);
        var resolved = await ReceiveAsync(receiver);

        Assert.Equal(3, await lab.EndAsync());
        Assert.Contains(lab.Error, line => line.Contains("ALERT", StringComparison.Ordinal));
        Assert.Equal("success-ratio", bench.Result().Alerts[0].Name);
        Assert.Equal(
            ("firing", "resolved"),
            (firing.GetProperty("status").GetString(), resolved.GetProperty("status").GetString())
        );
    }

    private static async Task<JsonElement> ReceiveAsync(HttpListener receiver)
    {
        var context = await receiver.GetContextAsync().WaitAsync(TimeSpan.FromMinutes(2));
        var body = await JsonDocument.ParseAsync(context.Request.InputStream);
        context.Response.Close();
        return body.RootElement;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
