namespace CapacityLab.Load.Simulations;

/// <summary>When the iterations of a scenario arrive. Made by <see cref="Simulation"/>; immutable.</summary>
public abstract record LoadSimulation
{
    private protected LoadSimulation() { }
}
