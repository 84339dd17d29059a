namespace CapacityLab.Load.Simulations;

/// <summary>The first stretch of a list of simulations, by time.</summary>
internal static class WarmUpCut
{
    /// <summary>Simulations by iterations become ones by time, at the same rate or with the same copies.</summary>
    public static IReadOnlyList<LoadSimulation> Of(IEnumerable<LoadSimulation> simulations, TimeSpan length)
    {
        var cut = new List<LoadSimulation>();
        foreach (var simulation in simulations)
        {
            if (length <= TimeSpan.Zero)
            {
                break;
            }

            var (part, taken) = First(simulation, length);
            cut.Add(part);
            length -= taken;
        }

        return cut;
    }

    private static (LoadSimulation Part, TimeSpan Taken) First(LoadSimulation simulation, TimeSpan left) =>
        simulation switch
        {
            InjectSimulation s => (s with { During = Less(s.During, left) }, s.During),
            InjectRandomSimulation s => (s with { During = Less(s.During, left) }, s.During),
            KeepConstantSimulation s => (s with { During = Less(s.During, left) }, s.During),
            PauseSimulation s => (s with { During = Less(s.During, left) }, s.During),
            IterationsForInjectSimulation s => (new InjectSimulation(s.Rate, left), left),
            IterationsForConstantSimulation s => (new KeepConstantSimulation(s.Copies, left), left),
            // A ramp is warmed up for where it leads, not for its slow start.
            RampingInjectSimulation s => (new InjectSimulation(s.Rate, Less(s.During, left)), s.During),
            RampingConstantSimulation s => (new KeepConstantSimulation(s.Copies, Less(s.During, left)), s.During),
            _ => throw new NotSupportedException(simulation.GetType().Name),
        };

    private static TimeSpan Less(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
