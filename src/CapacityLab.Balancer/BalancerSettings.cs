using System.Text.Json;

namespace CapacityLab.Balancer;

/// <summary>What the lab writes for its balancer.</summary>
/// <param name="Listen">Address on loopback.</param>
/// <param name="Policy">Name of a policy, as in the plan.</param>
/// <param name="AccessLog">File that gets a line of JSON for each request.</param>
/// <param name="Replicas">Addresses behind it.</param>
internal sealed record BalancerSettings(Uri Listen, string Policy, string AccessLog, IReadOnlyList<Uri> Replicas)
{
    public static BalancerSettings Read(string file) =>
        JsonSerializer.Deserialize<BalancerSettings>(File.ReadAllBytes(file), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"{file} is empty.");
}
