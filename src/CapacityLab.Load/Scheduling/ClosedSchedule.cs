using CapacityLab.Load.Simulations;

namespace CapacityLab.Load.Scheduling;

/// <summary>The stretches of the closed model, one after the other.</summary>
internal sealed class ClosedSchedule
{
    public ClosedSchedule(IEnumerable<LoadSimulation> simulations)
    {
        var phases = new List<ClosedPhase>();
        foreach (var simulation in simulations)
        {
            phases.Add(Phase(simulation, phases.Count == 0 ? 0 : phases[^1].To));
        }

        Phases = phases;
    }

    public IReadOnlyList<ClosedPhase> Phases { get; }

    /// <summary>The most virtual users at once.</summary>
    public int Most => Phases.Count == 0 ? 0 : Phases.Max(p => p.Most);

    private static ClosedPhase Phase(LoadSimulation simulation, int before) =>
        simulation switch
        {
            KeepConstantSimulation keep => new(keep.Copies, keep.Copies, keep.During, null),
            RampingConstantSimulation ramp => new(before, ramp.Copies, ramp.During, null),
            IterationsForConstantSimulation some => new(some.Copies, some.Copies, null, some.Iterations),
            PauseSimulation pause => new(0, 0, pause.During, null),
            _ => throw new ArgumentException($"{simulation.GetType().Name} does not belong to the closed model."),
        };
}
