using System.Text;
using CapacityLab.Load.Http1;

namespace CapacityLab.Load.Tests.Http1;

/// <summary>What a parser has made of bytes.</summary>
internal sealed record Parsed(ResponseFault Fault, int Status, string Body, long BodyBytes, bool Persists, int LeftOver)
{
    // Cuts are the ends of the pieces, in order.
    public static Parsed Of(ReadOnlySpan<byte> bytes, CorpusEntry how, params ReadOnlySpan<int> cuts) =>
        Of(new ResponseParser(new HeadMemo()), bytes, how, cuts);

    public static Parsed Of(
        ResponseParser parser,
        ReadOnlySpan<byte> bytes,
        CorpusEntry how,
        params ReadOnlySpan<int> cuts
    )
    {
        parser.Begin(how.ToHead, _ => ResponseLimits.BodyKept);
        var (taken, start) = (0, 0);
        ReadOnlySpan<byte> last = [];
        foreach (var cut in (int[])[.. cuts, bytes.Length])
        {
            // Each piece stands in memory of its own, as a receive buffer that is used again would.
            ReadOnlySpan<byte> piece = bytes[start..cut].ToArray();
            if (parser.IsOpen && piece.Length > 0)
            {
                taken += parser.Feed(piece);
                last = piece;
            }

            start = cut;
        }

        if (how.Ends)
        {
            parser.End();
        }

        var parsed = parser.IsDone
            ? new Parsed(
                ResponseFault.None,
                parser.Status,
                Encoding.Latin1.GetString(parser.BodyIn(last)),
                parser.BodyBytes,
                parser.Persists,
                bytes.Length - taken
            )
            : new Parsed(parser.Fault, 0, "", 0, parser.Persists, 0);
        parser.Abandon();
        return parsed;
    }
}
