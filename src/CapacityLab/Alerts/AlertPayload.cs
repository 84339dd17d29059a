using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CapacityLab.Results.Runs;

namespace CapacityLab.Alerts;

/// <summary>What a webhook receives: version 4 of Alertmanager's shape.</summary>
internal sealed record AlertPayload
{
    public string Version { get; init; } = "4";

    public required string GroupKey { get; init; }

    public required string Status { get; init; }

    public string Receiver { get; init; } = "capacitylab";

    public required IReadOnlyDictionary<string, string> GroupLabels { get; init; }

    public required IReadOnlyDictionary<string, string> CommonLabels { get; init; }

    public required IReadOnlyDictionary<string, string> CommonAnnotations { get; init; }

    [JsonPropertyName("externalURL")]
    public string ExternalUrl { get; init; } = "";

    public required IReadOnlyList<Entry> Alerts { get; init; }

    internal sealed record Entry
    {
        public required string Status { get; init; }

        public required IReadOnlyDictionary<string, string> Labels { get; init; }

        public required IReadOnlyDictionary<string, string> Annotations { get; init; }

        public required DateTimeOffset StartsAt { get; init; }

        public required DateTimeOffset EndsAt { get; init; }

        [JsonPropertyName("generatorURL")]
        public string GeneratorUrl { get; init; } = "";

        /// <summary>The same for the firing and for the resolved alert.</summary>
        public required string Fingerprint { get; init; }
    }

    /// <summary>The alert as it fires or, where it has an end, as it is resolved.</summary>
    public static AlertPayload Of(string runId, AlertResult alert)
    {
        string status = alert.EndedAt is null ? "firing" : "resolved";
        var labels = new Dictionary<string, string>
        {
            ["alertname"] = alert.Name,
            ["layout"] = alert.Layout,
            ["probe"] = alert.ProbeIndex.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["run"] = runId,
            ["severity"] = "warning",
        };
        var annotations = new Dictionary<string, string> { ["summary"] = alert.Message };
        return new AlertPayload
        {
            GroupKey = $"{{run=\"{runId}\"}}:{{alertname=\"{alert.Name}\"}}",
            Status = status,
            GroupLabels = new Dictionary<string, string> { ["alertname"] = alert.Name },
            CommonLabels = labels,
            CommonAnnotations = annotations,
            Alerts =
            [
                new Entry
                {
                    Status = status,
                    Labels = labels,
                    Annotations = annotations,
                    StartsAt = alert.StartedAt,
                    // The zero time stands for no end.
                    EndsAt = alert.EndedAt ?? default,
                    Fingerprint = Fingerprint(labels, alert.StartedAt),
                },
            ],
        };
    }

    private static string Fingerprint(Dictionary<string, string> labels, DateTimeOffset startedAt)
    {
        string identity =
            string.Join(
                '\n',
                labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")
            ) + $"\n{startedAt.UtcTicks}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AlertPayload))]
internal sealed partial class AlertJsonContext : JsonSerializerContext;
