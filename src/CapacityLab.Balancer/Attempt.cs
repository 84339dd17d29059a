using System.Diagnostics;
using Yarp.ReverseProxy.Forwarder;

namespace CapacityLab.Balancer;

/// <summary>One try to have a replica answer; the access log tells of each.</summary>
internal sealed class Attempt(Replica replica)
{
    private readonly long started = Stopwatch.GetTimestamp();
    private TimeSpan took;

    public Replica Replica => replica;

    /// <summary>Null where no response came.</summary>
    public TimeSpan? Headers { get; private set; }

    /// <summary>Null where the client left before any.</summary>
    public int? Status { get; private set; }

    public TimeSpan Took => took;

    public void GotHeaders(int status)
    {
        Headers = Stopwatch.GetElapsedTime(started);
        Status = status;
    }

    public void Ended(ForwarderError error)
    {
        took = Stopwatch.GetElapsedTime(started);
        if (Headers is null && error is not (ForwarderError.None or ForwarderError.RequestCanceled))
        {
            Status = error == ForwarderError.RequestTimedOut ? 504 : 502;
        }
    }
}
