using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Balancers;

/// <summary>Counts answers by node in what a balancer logs from one moment on.</summary>
internal sealed class AccessLog
{
    /// <summary>nginx stamps with the time at which its loop last woke.</summary>
    private const long StampLagMilliseconds = 20;

    private readonly string path;
    private readonly long since;
    private readonly Dictionary<int, long> byPort = [];
    private byte[] pending = new byte[256 * 1024];
    private int pendingLength;
    private long offset;
    private double requestSeconds;
    private double upstreamSeconds;
    private long retried;
    private long turnedAway;

    /// <param name="path">The balancer's log; need not exist yet.</param>
    /// <param name="since">
    /// Requests that began before belong to an earlier measurement, though their lines may be flushed later.
    /// </param>
    public AccessLog(string path, DateTimeOffset since)
    {
        this.path = path;
        this.since = since.ToUnixTimeMilliseconds() - StampLagMilliseconds;
        offset = File.Exists(path) ? new FileInfo(path).Length : 0;
    }

    /// <summary>Where the time of the counted answers went.</summary>
    public BalancerTimes Times =>
        new()
        {
            Requests = Answers,
            RequestSeconds = requestSeconds,
            UpstreamSeconds = upstreamSeconds,
            Retried = retried,
            TurnedAway = turnedAway,
        };

    public IReadOnlyDictionary<int, long> AnswersByPort => byPort;

    public long Answers => byPort.Values.Sum();

    /// <summary>Reads on to the end of the log.</summary>
    public void ReadOn()
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        while (RandomAccess.Read(file, pending.AsSpan(pendingLength), offset) is var read and > 0)
        {
            offset += read;
            pendingLength += read;
            TakeLines();
        }
    }

    private void TakeLines()
    {
        var text = pending.AsSpan(0, pendingLength);
        while (text.IndexOf((byte)'\n') is var end and >= 0)
        {
            Take(AccessLine.Parse(text[..end]));
            text = text[(end + 1)..];
        }

        pendingLength = text.Length;
        text.CopyTo(pending);
        if (pendingLength == pending.Length)
        {
            Array.Resize(ref pending, pendingLength * 2);
        }
    }

    private void Take(AccessLine line)
    {
        if (line.Port != 0 && line.Started >= since)
        {
            byPort[line.Port] = byPort.GetValueOrDefault(line.Port) + 1;
            requestSeconds += line.RequestSeconds;
            upstreamSeconds += line.UpstreamSeconds;
            retried += line.Attempts > 1 ? 1 : 0;
        }
        else if (line.IsTurnedAway && line.Started >= since)
        {
            turnedAway++;
        }
    }
}
