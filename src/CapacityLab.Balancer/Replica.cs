using System.Globalization;

namespace CapacityLab.Balancer;

/// <summary>One replica behind the balancer, with what the policies look at.</summary>
internal sealed class Replica(Uri address)
{
    private int inFlight;

    public string Prefix { get; } = address.GetLeftPart(UriPartial.Authority);

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");

    public int InFlight => Volatile.Read(ref inFlight);

    public void Begin() => Interlocked.Increment(ref inFlight);

    public void End() => Interlocked.Decrement(ref inFlight);
}
