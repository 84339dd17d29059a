using CapacityLab.Load.Http1;

namespace CapacityLab.Load.Tests.Http1;

/// <summary>
/// Mutates the corpus, seeded: flips, inserts, deletes, doubles and swaps stretches, splices two answers. What holds for
/// each: nothing is thrown, no more is taken than there is, and pieces read as the whole does.
/// </summary>
internal sealed class ResponseFuzz(int seed)
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\r\n",
            "\n",
            "\r",
            ":",
            " ",
            ";",
            ",",
            "0",
            "f",
            "-",
            "chunked",
            "Content-Length: ",
            "Transfer-Encoding: ",
            "close",
            "HTTP/1.1 ",
            "\0",
            "\u00ff",
        }.Select(System.Text.Encoding.Latin1.GetBytes),
    ];

    private readonly Random random = new(seed);
    private readonly ResponseParser whole = new(new HeadMemo());
    private readonly ResponseParser pieces = new(new HeadMemo());

    /// <returns>What went wrong and the bytes it went wrong with; null: nothing.</returns>
    public string? FirstProblem(long count)
    {
        for (var i = 0L; i < count; i++)
        {
            var entry = Pick() with { ToHead = random.Next(8) == 0, Ends = random.Next(2) == 0 };
            var bytes = Mutate(entry.Bytes);
            if (ProblemOf(bytes, entry) is { } problem)
            {
                return $"{problem}: {Convert.ToHexString(bytes)}, to HEAD {entry.ToHead}, ends {entry.Ends}";
            }
        }

        return null;
    }

    private string? ProblemOf(byte[] bytes, CorpusEntry entry)
    {
        try
        {
            var expected = Parsed.Of(whole, bytes, entry);
            var cuts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(bytes.Length + 1)).Order();
            var actual = Parsed.Of(pieces, bytes, entry, [.. cuts]);
            return expected.LeftOver < 0 ? "took more than there was"
                : expected != actual ? $"{expected} and in pieces {actual}"
                : null;
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private byte[] Mutate(byte[] original)
    {
        var bytes = original.ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            Mutate(bytes);
        }

        return [.. bytes];
    }

    private void Mutate(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 20), bytes.Count - at);
        switch (random.Next(6))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            default:
                var other = Pick().Bytes;
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(random.Next(other.Length + 1)));
                break;
        }
    }

    // The few large ones would take most of the time.
    private CorpusEntry Pick()
    {
        CorpusEntry entry;
        do
        {
            entry = ResponseCorpus.All[random.Next(ResponseCorpus.All.Count)];
        } while (entry.Bytes.Length > 4_000 && random.Next(1_000) > 0);

        return entry;
    }
}
