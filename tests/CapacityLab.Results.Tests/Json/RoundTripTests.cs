using System.Text.Json.Nodes;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Results.Tests.Json;

public class RoundTripTests
{
    [Fact]
    public void A_result_that_is_read_and_written_again_is_the_same_text()
    {
        var text = Texts.Write(FullResult.Create());

        Assert.Equal(text, Texts.Write(Texts.Read(text)));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(2, "p50")]
    [InlineData(99, "p50 p75 p90 p95")]
    [InlineData(100, "p50 p75 p90 p95 p99")]
    [InlineData(100_000, "p50 p75 p90 p95 p99 p999 p9999 p99999")]
    public void Percentiles_that_so_few_observations_cannot_carry_are_not_in_the_file(int count, string present)
    {
        var most = TimeSpan.FromMilliseconds(count == 0 ? 0 : 7);
        var written = new LatencySummary
        {
            Count = count,
            P50 = most,
            P75 = most,
            P90 = most,
            P95 = most,
            P99 = most,
            P999 = most,
            P9999 = most,
            P99999 = most,
            Max = most,
        };
        var result = FullResult.Create();
        var layout = result.Layouts[0];
        string text = Texts.Write(
            result with
            {
                Layouts = [layout with { Probes = [layout.Probes[0] with { SendLagMs = written }] }],
            }
        );

        var inFile = JsonNode.Parse(text)!["layouts"]![0]!["probes"]![0]!["sendLagMs"]!.AsObject();

        Assert.Equal(
            present.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            inFile.Select(one => one.Key).Where(key => key[0] == 'p')
        );
        // The percentile of so few is the largest of them.
        Assert.Equal(written.ToString(), Texts.Read(text).Layouts[0].Probes[0].SendLagMs.ToString());
    }

    [Fact]
    public void Quantities_come_back_as_they_were()
    {
        var written = FullResult.Create();

        var read = Texts.Read(Texts.Write(written));

        Assert.Equal(written.Layouts[0].Cpus, read.Layouts[0].Cpus);
        Assert.Equal(written.Layouts[0].Memory, read.Layouts[0].Memory);
        var capacity = written.Layouts[0].Capacity;
        Assert.Equal(capacity, read.Layouts[0].Capacity with { Caveats = capacity.Caveats });
        Assert.Equal(capacity.Caveats, read.Layouts[0].Capacity.Caveats);
        Assert.Equal(written.Layouts[0].StartUp, read.Layouts[0].StartUp);
        Assert.Equal(written.Layouts[0].Probes[0].ResponseTimeMs, read.Layouts[0].Probes[0].ResponseTimeMs);
        Assert.Equal(written.Layouts[0].Samples[0], read.Layouts[0].Samples[0]);
        Assert.Equal(written.StartedAt, read.StartedAt);
        Assert.Equal(written.Objectives, read.Objectives);
    }

    [Fact]
    public void Conclusions_are_read_as_the_whole_result_has_them()
    {
        string text = Texts.Write(FullResult.Create());
        var whole = Texts.Read(text);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));

        var read = ResultFormat.ReadConclusions(stream);

        var (layout, probe) = (read.Layouts[0], read.Layouts[0].Probes[0]);
        Assert.Equal((whole.RunId, whole.StartedAt), (read.RunId, read.StartedAt));
        Assert.Equal(whole.Objectives.RequestsPerSecond, read.Objectives.RequestsPerSecond);
        Assert.Equal(whole.Plan!.Value.GetRawText(), read.Plan!.Value.GetRawText());
        Assert.Equal(
            (whole.Layouts[0].Replicas, whole.Layouts[0].Cpus, whole.Layouts[0].Memory),
            (layout.Replicas, layout.Cpus, layout.Memory)
        );
        Assert.Equal(whole.Recommendation!.Request, read.Recommendation!.Request);
        Assert.Equal(Relied(whole.Layouts[0].Capacity), Relied(layout.Capacity));
        Assert.Equal(whole.Scaling.Vertical!.Predictions, read.Scaling.Vertical!.Predictions);
        Assert.Equal(
            whole.Scaling.Horizontal!.Points.Select(point => (point.N, point.Layout)),
            read.Scaling.Horizontal!.Points.Select(point => (point.N, point.Layout))
        );
        Assert.Equal(whole.Layouts[0].Bottleneck.Cause, layout.Bottleneck.Cause);
        Assert.Equal((whole.Layouts[0].Error, 6), (layout.Error, layout.ErrorExitCode));
        Assert.Equal((whole.Layouts[0].Kind, whole.Layouts[0].Runtime), (layout.Kind, layout.Runtime));
        Assert.Equal(whole.Layouts[0].Probes.Select(one => one.Purpose), layout.Probes.Select(one => one.Purpose));
        Assert.Equal(whole.Layouts[0].Probes[0].Nodes.Select(Limits), probe.Nodes.Select(Limits));
        Assert.Equal((whole.Layouts[0].Probes[0].Offered, false), (probe.Offered, probe.ObjectivesHeld));
        Assert.Equal((whole.Layouts[0].Probes[0].Index, whole.Layouts[0].Probes[0].Model), (probe.Index, probe.Model));
    }

    private static (object?, object, object?, object) Relied(CapacityResult capacity) =>
        (capacity.RequestsPerSecond, capacity.Low, capacity.High, capacity.Status);

    private static (string Name, string Role, object?, object?, object?) Limits(NodeUse node) =>
        (node.Name, node.Role, node.CpuCores, node.CpuLimit, node.MemoryLimit);

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "layouts": 3 }""")]
    [InlineData("""{ "layouts": [{ "cpus": -1 }] }""")]
    [InlineData("""{ "layouts": [{ "capacity": { "status": "wonderful" } }] }""")]
    [InlineData("""{ "schemaVersion": 99 }""")]
    public void Conclusions_of_what_is_not_a_result_are_refused(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Throws<InputException>(() => ResultFormat.ReadConclusions(stream));
    }

    [Fact]
    public void The_full_result_sets_every_property_so_that_the_round_trip_proves_them_all()
    {
        var defaults = new HashSet<string>(StringComparer.Ordinal);
        Collect(JsonNode.Parse(Texts.Write(FullResult.Create()))!, "", defaults);

        Assert.Empty(defaults);
    }

    [Fact]
    public void A_file_without_a_property_reads_as_that_propertys_default()
    {
        var read = Texts.Read(
            """{ "layouts": [{ "probes": [{ "generator": {}, "steps": [{}] }], "capacity": {} }] }"""
        );

        Assert.Equal(RunResult.CurrentSchemaVersion, read.SchemaVersion);
        Assert.Equal("", read.Verdict);
        Assert.Empty(read.Gates);
        Assert.Equal(0.99, read.Objectives.SuccessRatio);
        Assert.Equal("", read.Layouts[0].Name);
        Assert.Equal(Layouts.CapacityStatus.Failed, read.Layouts[0].Capacity.Status);
        Assert.Equal("unknown", read.Layouts[0].Bottleneck.Cause);
        Assert.Empty(read.Layouts[0].Probes[0].Failures);
        Assert.Empty(read.Layouts[0].Probes[0].Steps[0].Failures);
        Assert.Equal(0, read.Layouts[0].Probes[0].ResponseTimeMs.Count);
    }

    // An enum's first member, zero, false and the empty are what a forgotten property would be written as.
    private static void Collect(JsonNode node, string path, HashSet<string> defaults)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } properties when path != ".plan":
                foreach (var (name, value) in properties)
                {
                    Collect(value!, $"{path}.{name}", defaults);
                }

                break;
            case JsonArray { Count: > 0 } items:
                foreach (var item in items)
                {
                    Collect(item!, path + "[]", defaults);
                }

                break;
            case JsonObject { Count: 0 } or JsonArray:
            case JsonValue
                when node.ToJsonString() is "0" or "false" or "\"\""
                    && !path.EndsWith(".probes[].objectivesHeld", StringComparison.Ordinal):
                defaults.Add(path);
                break;
        }
    }
}
