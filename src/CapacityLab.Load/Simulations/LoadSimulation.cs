namespace CapacityLab.Load.Simulations;

/// <summary>When the iterations of a scenario arrive.</summary>
public abstract record LoadSimulation;
