using System.Text.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Results.Json;

/// <summary>
/// Picks what sizes are drawn from out of a result. By hand: preparing the serializer for all types of a result takes a program
/// that starts longer than everything else that it does for an answer.
/// </summary>
internal static class ConclusionReader
{
    public static RunResult Read(JsonElement run) =>
        new()
        {
            SchemaVersion = run.Whole("schemaVersion") ?? RunResult.CurrentSchemaVersion,
            RunId = run.Text("runId") ?? "",
            Plan = run.Child("plan")?.Clone(),
            StartedAt = run.Moment("startedAt") ?? default,
            Objectives = new Objectives { RequestsPerSecond = run.Child("objectives")?.Rate("requestsPerSecond") },
            Layouts = [.. run.Items("layouts").Select(Layout)],
            Scaling = run.Child("scaling") is { } scaling ? LawReader.Read(scaling) : new ScalingResult(),
            Recommendation = run.Child("recommendation")?.Child("request") is { } request
                ? new SizingResult { Request = Request(request) }
                : null,
        };

    private static LayoutResult Layout(JsonElement layout) =>
        new()
        {
            Name = layout.Text("name") ?? "",
            Kind = layout.Text("kind") == "horizontal" ? LayoutKind.Horizontal : LayoutKind.Vertical,
            Runtime = layout.Text("runtime") ?? "",
            Replicas = layout.Whole("replicas") ?? 0,
            Cpus = layout.Cores("cpus") ?? default,
            Memory = layout.MiB("memoryMiB") ?? default,
            Capacity = layout.Child("capacity") is { } capacity ? Capacity(capacity) : new CapacityResult(),
            Bottleneck = layout.Child("bottleneck") is { } bottleneck
                ? new BottleneckResult { Cause = bottleneck.Text("cause") ?? BottleneckCause.Unknown }
                : new BottleneckResult(),
            Probes = [.. layout.Items("probes").Select(Probe)],
            Error = layout.Text("error") ?? "",
            ErrorExitCode = layout.Whole("errorExitCode") ?? 0,
        };

    private static CapacityResult Capacity(JsonElement capacity) =>
        new()
        {
            RequestsPerSecond = capacity.Rate("requestsPerSecond"),
            Low = capacity.Rate("low") ?? default,
            High = capacity.Rate("high"),
            BrokenAt = capacity.Rate("brokenAt"),
            Status = capacity.Text("status") switch
            {
                "measured" => CapacityStatus.Measured,
                "generator-limited" => CapacityStatus.GeneratorLimited,
                "host-disturbed" => CapacityStatus.HostDisturbed,
                "broken-scenario" => CapacityStatus.BrokenScenario,
                "not-reached" => CapacityStatus.NotReached,
                null or "failed" => CapacityStatus.Failed,
                var other => throw new FormatException($"\"{other}\" is no status of a capacity."),
            },
        };

    private static ProbeResult Probe(JsonElement probe) =>
        new()
        {
            Index = probe.Whole("index") ?? 0,
            Purpose = probe.Text("purpose") switch
            {
                "ladder" => ProbePurpose.Ladder,
                "search" => ProbePurpose.Search,
                "verification" => ProbePurpose.Verification,
                _ => ProbePurpose.WarmUp,
            },
            Model = probe.Text("model") == "closed" ? LoadModel.Closed : LoadModel.Open,
            Offered = probe.Rate("offered") ?? default,
            Nodes = [.. probe.Items("nodes").Select(Node)],
            ObjectivesHeld = probe.Child("objectivesHeld")?.GetBoolean(),
        };

    private static NodeUse Node(JsonElement node) =>
        new()
        {
            Name = node.Text("name") ?? "",
            Role = node.Text("role") ?? "",
            CpuCores = node.Cores("cpuCores") ?? default,
            CpuLimit = node.Cores("cpuLimit"),
            MemoryLimit = node.MiB("memoryLimitMiB"),
        };

    private static SizingRequest Request(JsonElement request)
    {
        var defaults = new SizingRequest();
        return new SizingRequest
        {
            RequestsPerSecond = request.Rate("requestsPerSecond"),
            GrowthPercentPerMonth = request.Number("growthPercentPerMonth") ?? defaults.GrowthPercentPerMonth,
            Headroom = request.Number("headroom") ?? defaults.Headroom,
            SpareReplicas = request.Whole("spareReplicas") ?? defaults.SpareReplicas,
            Prices = request.Child("prices") is { } prices ? Prices(prices) : null,
            AsOf = request.Moment("asOf") ?? default,
        };
    }

    private static Prices Prices(JsonElement prices)
    {
        var defaults = new Prices();
        return new Prices
        {
            Currency = prices.Text("currency") ?? defaults.Currency,
            PerCoreHour = prices.Number("perCoreHour") ?? 0,
            PerGibHour = prices.Number("perGiBHour") ?? 0,
            CountBalancer = prices.Child("countBalancer")?.GetBoolean() ?? defaults.CountBalancer,
        };
    }
}
