using CapacityLab.Load.Http1;

namespace CapacityLab.Load.Tests.Http1;

public sealed class ResponseParserTests
{
    public static TheoryData<string> Names => [.. ResponseCorpus.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_is_read_as_the_standard_says(string name)
    {
        var entry = Entry(name);

        Assert.Equal(Expected(entry), Parsed.Of(entry.Bytes, entry));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_cut_at_any_byte_reads_the_same(string name)
    {
        var entry = Entry(name);
        var expected = Expected(entry);
        // Every byte of the ordinary answers; of the large ones the beginning, the end and steps between.
        var step = Math.Max(1, entry.Bytes.Length / 2_000);

        for (var cut = 0; cut <= entry.Bytes.Length; cut += step)
        {
            Assert.Equal(expected, Parsed.Of(entry.Bytes, entry, cut));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_that_comes_byte_by_byte_reads_the_same(string name)
    {
        var entry = Entry(name);

        Assert.Equal(Expected(entry), Parsed.Of(entry.Bytes, entry, [.. Enumerable.Range(1, entry.Bytes.Length)]));
    }

    [Fact]
    public void Three_pieces_of_a_short_answer_read_the_same_wherever_they_are_cut()
    {
        var checkedCuts = 0;
        foreach (var entry in ResponseCorpus.All.Where(e => e.Bytes.Length < 100))
        {
            for (var first = 0; first <= entry.Bytes.Length; first++)
            {
                for (var second = first; second <= entry.Bytes.Length; second++, checkedCuts++)
                {
                    Assert.Equal(Expected(entry), Parsed.Of(entry.Bytes, entry, first, second));
                }
            }
        }

        Assert.True(checkedCuts > 50_000, $"{checkedCuts}");
    }

    [Fact]
    public void One_parser_reads_all_answers_one_after_the_other()
    {
        var parser = new ResponseParser(new HeadMemo());

        foreach (var entry in ResponseCorpus.All.Concat(ResponseCorpus.All))
        {
            Assert.Equal(Expected(entry), Parsed.Of(parser, entry.Bytes, entry));
        }
    }

    [Fact]
    public void A_remembered_head_is_not_taken_for_a_longer_one()
    {
        var parser = new ResponseParser(new HeadMemo());
        var plain = Entry("length");
        Parsed.Of(parser, plain.Bytes, plain);
        var other = Entry("connection close");

        Assert.Equal(Expected(other), Parsed.Of(parser, other.Bytes, other));
        Assert.Equal(Expected(plain), Parsed.Of(parser, plain.Bytes, plain));
    }

    [Fact]
    public void Mutated_answers_never_crash_and_read_the_same_in_pieces()
    {
        var fuzz = new ResponseFuzz(seed: 1);

        Assert.Null(fuzz.FirstProblem(count: 30_000));
    }

    private static CorpusEntry Entry(string name) => ResponseCorpus.All.Single(entry => entry.Name == name);

    private static Parsed Expected(CorpusEntry entry) =>
        entry.Fault == 0
            ? new Parsed(
                ResponseFault.None,
                entry.Status,
                entry.Body,
                entry.Body.Length,
                entry.Persists,
                entry.LeftOver
            )
            : new Parsed((ResponseFault)entry.Fault, 0, "", 0, false, 0);
}
