namespace CapacityLab.Load.Recording;

internal sealed class StepTotals
{
    public long Ok { get; private set; }

    public long BytesReceived { get; private set; }

    public KindCounts Failures { get; } = new();

    public LatencyHistogram ResponseTime { get; } = new();

    public void Record(in StepEnd end)
    {
        ResponseTime.Record(end.ResponseTime);
        BytesReceived += end.Bytes;
        if (end.Failure is { } kind)
        {
            Failures.Add(kind);
        }
        else
        {
            Ok++;
        }
    }

    public void Add(StepTotals other)
    {
        Ok += other.Ok;
        BytesReceived += other.BytesReceived;
        Failures.Add(other.Failures);
        ResponseTime.Add(other.ResponseTime);
    }
}
