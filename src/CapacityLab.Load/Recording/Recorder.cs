namespace CapacityLab.Load.Recording;

/// <summary>What happens in a run, counted in shards by processor: no lock is shared, and memory does not grow.</summary>
internal sealed class Recorder
{
    // A shard is about 1.5 MiB; beyond eight, memory costs more than the rare meeting of two threads.
    private const int MostShards = 8;
    private const int MostProcessors = 1024;

    private readonly RecorderShard[] shards =
    [
        .. Enumerable.Range(0, Math.Min(Environment.ProcessorCount, MostShards)).Select(_ => new RecorderShard()),
    ];

    /// <summary>By processor: its place in the order in which they were met, from 1, since a process may have any of them.</summary>
    private readonly int[] places = new int[MostProcessors];
    private int met;

    public StepTable Steps { get; } = new();

    public void Start(TimeSpan intended, TimeSpan started) => Shard.Start(intended, started);

    public void Drop(TimeSpan at) => Shard.Drop(at);

    public void Record(in IterationEnd end) => Shard.Record(end);

    public void Record(in StepEnd end) => Shard.Record(end);

    /// <summary>An iteration that was one request, with it.</summary>
    public void Record(in IterationEnd end, in StepEnd step) => Shard.Record(end, step);

    /// <summary>Adds the oldest second not collected yet to <paramref name="sum"/>; each call moves on by one.</summary>
    public void CollectInterval(IntervalTotals sum)
    {
        foreach (var shard in shards)
        {
            shard.Collect(sum);
        }
    }

    /// <summary>Ends counting and adds up.</summary>
    public Totals Close()
    {
        foreach (var shard in shards)
        {
            shard.Close();
        }

        var sum = new Totals();
        foreach (var shard in shards)
        {
            shard.AddTo(sum);
        }

        return sum;
    }

    private RecorderShard Shard
    {
        get
        {
            ref var place = ref places[Thread.GetCurrentProcessorId() % MostProcessors];
            if (place == 0)
            {
                // Two that meet it at once take a place each; the last one stays, and nothing is wrong with either.
                Volatile.Write(ref place, Interlocked.Increment(ref met));
            }

            return shards[place % shards.Length];
        }
    }
}
