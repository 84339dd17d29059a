using System.Text.Json;
using CapacityLab.Alerts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Tests.Alerts;

public class AlertPayloadTests
{
    private static readonly AlertResult Firing = new()
    {
        Name = "success-ratio",
        Layout = "1 × 0.5 CPU",
        ProbeIndex = 2,
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Message = "50 % ended ok",
    };

    [Fact]
    public void It_has_the_shape_of_alertmanager_version_4()
    {
        var root = Json(Firing);

        Assert.Equal(
            [
                "version",
                "groupKey",
                "status",
                "receiver",
                "groupLabels",
                "commonLabels",
                "commonAnnotations",
                "externalURL",
                "alerts",
            ],
            root.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal(
            ("4", "firing"),
            (root.GetProperty("version").GetString(), root.GetProperty("status").GetString())
        );
        Assert.Equal(
            ["status", "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint"],
            root.GetProperty("alerts")[0].EnumerateObject().Select(property => property.Name)
        );
    }

    [Fact]
    public void The_resolved_alert_has_the_fingerprint_of_the_firing_one()
    {
        var resolved = Json(Firing with { EndedAt = Firing.StartedAt.AddSeconds(9), Value = 0.3 });

        Assert.Equal("resolved", resolved.GetProperty("status").GetString());
        Assert.Equal(Fingerprint(Json(Firing)), Fingerprint(resolved));
        Assert.NotEqual(Fingerprint(Json(Firing)), Fingerprint(Json(Firing with { ProbeIndex = 3 })));
    }

    private static string? Fingerprint(JsonElement payload) =>
        payload.GetProperty("alerts")[0].GetProperty("fingerprint").GetString();

    private static JsonElement Json(AlertResult alert) =>
        JsonSerializer.SerializeToElement(AlertPayload.Of("run-1", alert), AlertJsonContext.Default.AlertPayload);
}
