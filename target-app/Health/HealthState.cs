namespace TargetApp.Health;

/// <param name="Status">ready, draining or storage-failed.</param>
internal sealed record HealthState(string Status, string Replica);
