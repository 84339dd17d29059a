namespace CapacityLab.Load.Scheduling;

/// <summary>A stretch of the closed model: how many virtual users there are at each moment of it.</summary>
/// <param name="During">Null: until the iterations are used up.</param>
/// <param name="Iterations">Null: until the time is over.</param>
internal sealed record ClosedPhase(int From, int To, TimeSpan? During, int? Iterations)
{
    public int Most => Math.Max(From, To);

    /// <param name="elapsed">Since the start of the phase.</param>
    public int CopiesAt(TimeSpan elapsed)
    {
        if (During is not { } during || From == To || elapsed >= during)
        {
            return To;
        }

        // Up: the first joins at once. Down: the first leaves after its share of the time. Both reach the end evenly.
        var passed = (int)Math.Floor(Math.Abs(To - From) * (elapsed / during));
        return To > From ? Math.Min(To, From + passed + 1) : From - passed;
    }
}
