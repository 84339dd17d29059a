using System.Net;

namespace CapacityLab.Balancer;

/// <summary>Which replica a request goes to. Thread-safe.</summary>
internal abstract class Policy
{
    public static Policy Of(string name) =>
        name switch
        {
            "LeastConnections" => new LeastConnections(),
            "RoundRobin" => new RoundRobin(),
            "IpHash" => new IpHash(),
            "RandomTwo" => new RandomTwo(),
            _ => throw new InvalidDataException($"Unknown policy {name}."),
        };

    /// <param name="candidates">At least one.</param>
    /// <param name="client">Where the request comes from.</param>
    public abstract Replica Pick(IReadOnlyList<Replica> candidates, IPAddress? client);

    /// <summary>The fewest requests in flight; among equals they take turns, else the first would serve all light load.</summary>
    private sealed class LeastConnections : Policy
    {
        private uint next;

        public override Replica Pick(IReadOnlyList<Replica> candidates, IPAddress? client)
        {
            var start = Interlocked.Increment(ref next);
            var best = candidates[(int)(start % candidates.Count)];
            for (var i = 1u; i < candidates.Count; i++)
            {
                var other = candidates[(int)((start + i) % candidates.Count)];
                best = other.InFlight < best.InFlight ? other : best;
            }

            return best;
        }
    }

    private sealed class RoundRobin : Policy
    {
        private uint next;

        public override Replica Pick(IReadOnlyList<Replica> candidates, IPAddress? client) =>
            candidates[(int)(Interlocked.Increment(ref next) % candidates.Count)];
    }

    /// <summary>By the first three octets, as nginx does: a client keeps its replica.</summary>
    private sealed class IpHash : Policy
    {
        public override Replica Pick(IReadOnlyList<Replica> candidates, IPAddress? client)
        {
            var bytes = client?.MapToIPv4().GetAddressBytes() ?? [0, 0, 0, 0];
            return candidates[((bytes[0] * 31 + bytes[1]) * 31 + bytes[2]) % candidates.Count];
        }
    }

    /// <summary>Two at random, then the one with fewer requests in flight.</summary>
    private sealed class RandomTwo : Policy
    {
        private readonly Random random = new(1);

        public override Replica Pick(IReadOnlyList<Replica> candidates, IPAddress? client)
        {
            int first,
                second;
            lock (random)
            {
                first = random.Next(candidates.Count);
                second = random.Next(candidates.Count);
            }

            return candidates[first].InFlight <= candidates[second].InFlight ? candidates[first] : candidates[second];
        }
    }
}
