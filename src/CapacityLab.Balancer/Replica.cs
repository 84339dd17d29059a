using System.Globalization;

namespace CapacityLab.Balancer;

/// <summary>One replica behind the balancer, with what the policies look at.</summary>
internal sealed class Replica(Uri address)
{
    /// <summary>One failure keeps a replica out for this long, as nginx has it by default.</summary>
    private static readonly TimeSpan Ban = TimeSpan.FromSeconds(10);

    private long bannedUntil;
    private int inFlight;

    public string Prefix { get; } = address.GetLeftPart(UriPartial.Authority);

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");

    public int InFlight => Volatile.Read(ref inFlight);

    public bool IsBanned => Environment.TickCount64 < Volatile.Read(ref bannedUntil);

    public void Begin() => Interlocked.Increment(ref inFlight);

    public void End() => Interlocked.Decrement(ref inFlight);

    public void Failed() => Volatile.Write(ref bannedUntil, Environment.TickCount64 + (long)Ban.TotalMilliseconds);
}
