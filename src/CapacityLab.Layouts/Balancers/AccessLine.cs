using System.Buffers.Text;

namespace CapacityLab.Layouts.Balancers;

/// <summary>What the shares need of one line of an access log.</summary>
/// <param name="Started">When the request began, in milliseconds of Unix time.</param>
/// <param name="Port">Port of the node that answered; 0 where none did.</param>
internal readonly record struct AccessLine(long Started, int Port)
{
    private const int FirstOfServerErrors = 500;

    /// <summary>Time that the request took, in seconds.</summary>
    public double RequestSeconds { get; private init; }

    /// <summary>Time of all attempts, in seconds.</summary>
    public double UpstreamSeconds { get; private init; }

    public int Attempts { get; private init; }

    /// <summary>Whether the balancer answered with an error by itself and asked no node: its upstream has a name there, and no port.</summary>
    public bool IsTurnedAway { get; private init; }

    /// <summary>
    /// A node answered where its attempt has a time of response headers: a status alone is written by the balancer also for
    /// a refused connection (502), and for a client that left first there is none.
    /// </summary>
    public static AccessLine Parse(ReadOnlySpan<byte> line)
    {
        var ended = Number(line, "\"msec\":"u8);
        var took = Number(line, "\"request_time\":"u8);
        var asked = Text(line, "\"upstream_addr\":\""u8);
        var answered = LastNumberAt(Text(line, "\"upstream_header_time\":\""u8));
        return new((long)Math.Round((ended - took) * 1000), answered < 0 ? 0 : PortAt(asked, answered))
        {
            RequestSeconds = took,
            UpstreamSeconds = Sum(Text(line, "\"upstream_response_time\":\""u8)),
            Attempts = asked.Count((byte)',') + 1,
            IsTurnedAway = Number(line, "\"status\":"u8) >= FirstOfServerErrors && !asked.Contains((byte)':'),
        };
    }

    private static double Number(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.IndexOf(name) is var at and >= 0
        && Utf8Parser.TryParse(line[(at + name.Length)..], out double value, out _)
            ? value
            : 0;

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        if (line.IndexOf(name) is not (var at and >= 0))
        {
            return [];
        }

        var rest = line[(at + name.Length)..];
        return rest.IndexOf((byte)'"') is var end and >= 0 ? rest[..end] : [];
    }

    private static double Sum(ReadOnlySpan<byte> entries)
    {
        var sum = 0.0;
        foreach (var range in entries.Split((byte)','))
        {
            sum += Utf8Parser.TryParse(entries[range].Trim((byte)' '), out double value, out _) ? value : 0;
        }

        return sum;
    }

    /// <summary>Index of the last entry that is a number; entries of attempts stand between commas.</summary>
    private static int LastNumberAt(ReadOnlySpan<byte> entries)
    {
        var (index, last) = (0, -1);
        foreach (var range in entries.Split((byte)','))
        {
            if (Utf8Parser.TryParse(entries[range].Trim((byte)' '), out double _, out _))
            {
                last = index;
            }

            index++;
        }

        return last;
    }

    private static int PortAt(ReadOnlySpan<byte> entries, int wanted)
    {
        var index = 0;
        foreach (var range in entries.Split((byte)','))
        {
            if (index++ == wanted)
            {
                var entry = entries[range];
                return Utf8Parser.TryParse(entry[(entry.LastIndexOf((byte)':') + 1)..], out int port, out _) ? port : 0;
            }
        }

        return 0;
    }
}
