namespace CapacityLab.Load.Scheduling;

/// <summary>Walks an open schedule from its first arrival to its last. Not safe for several threads.</summary>
internal sealed class ArrivalCursor
{
    private readonly OpenSchedule schedule;
    private readonly IEnumerator<double> positions;
    private int segment;

    public ArrivalCursor(OpenSchedule schedule, IArrivalPositions positions)
    {
        this.schedule = schedule;
        this.positions = positions.InOrder();
        Read();
    }

    /// <summary>Number of the arrival that the cursor stands at; also how many it has passed.</summary>
    public long Number { get; private set; }

    /// <summary>When it is due.</summary>
    public TimeSpan Due { get; private set; }

    public bool AtEnd => Number >= schedule.Count;

    public void MoveNext()
    {
        Number++;
        Read();
    }

    /// <summary>Passes every arrival that is due before <paramref name="time"/>, and says how many it has passed in all.</summary>
    public long PassBefore(TimeSpan time)
    {
        while (!AtEnd && Due < time)
        {
            MoveNext();
        }

        return Number;
    }

    private void Read()
    {
        if (!AtEnd)
        {
            positions.MoveNext();
            Due = schedule.TimeOf(positions.Current, ref segment);
        }
    }
}
