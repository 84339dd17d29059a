using System.Globalization;

namespace CapacityLab.Load.Recording;

internal sealed class StepTotals
{
    public long Ok { get; private set; }

    public long BytesReceived { get; private set; }

    private readonly long[] statuses = new long[1000];

    /// <summary>Answers by status, ok or failed; without those of status 0.</summary>
    public IReadOnlyDictionary<string, long> Statuses =>
        Enumerable
            .Range(1, statuses.Length - 1)
            .Where(status => statuses[status] > 0)
            .ToDictionary(status => status.ToString(CultureInfo.InvariantCulture), status => statuses[status]);

    public KindCounts Failures { get; } = new();

    public LatencyHistogram ResponseTime { get; } = new();

    /// <summary>
    /// Of requests that were whole iterations, begun when they were due: response time of the step and of the iteration, and service
    /// time. Null where there were none, and in a sum, where they are in all three.
    /// </summary>
    public LatencyHistogram? ForAll { get; private set; }

    public void Record(in StepEnd end)
    {
        ResponseTime.Record(end.ResponseTime);
        Count(end);
    }

    /// <summary>See <see cref="ForAll"/>.</summary>
    public void RecordForAll(in StepEnd end)
    {
        (ForAll ??= new LatencyHistogram()).Record(end.ResponseTime);
        Count(end);
    }

    public void Add(StepTotals other)
    {
        Ok += other.Ok;
        BytesReceived += other.BytesReceived;
        Failures.Add(other.Failures);
        for (var status = 1; status < statuses.Length; status++)
        {
            statuses[status] += other.statuses[status];
        }

        ResponseTime.Add(other.ResponseTime);
        if (other.ForAll is { } forAll)
        {
            ResponseTime.Add(forAll);
        }
    }

    private void Count(in StepEnd end)
    {
        BytesReceived += end.Bytes;
        statuses[end.Status]++;
        if (end.Failure is { } kind)
        {
            Failures.Add(kind);
        }
        else
        {
            Ok++;
        }
    }
}
