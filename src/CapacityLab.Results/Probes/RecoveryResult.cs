using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Probes;

/// <summary>
/// The pause between a probe that the target did not hold and the next, until it answers a single user again. What it was still working
/// off would have been measured as the next probe's. The requests of the pause are in no figure.
/// </summary>
/// <param name="Waited">Of it.</param>
/// <param name="Recovered">False: the time that a layout may wait in all was used up first.</param>
public sealed record RecoveryResult(
    [property: JsonConverter(typeof(SecondsConverter)), JsonPropertyName("waitedSeconds")] TimeSpan Waited,
    bool Recovered
);
