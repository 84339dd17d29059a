namespace CapacityLab.Load.Recording;

internal readonly record struct StepKey(string Scenario, string Name);
