using CapacityLab.Load.Http;

namespace CapacityLab.Load.Http1;

/// <summary>
/// Parses answers of one connection, one after the other, fed in pieces of any length. What it says does not depend on
/// where the pieces were cut. Allocates nothing where a head comes in one piece; else it rents the room for it.
/// </summary>
/// <param name="memo">Shared by the connections of one thread.</param>
internal sealed class ResponseParser(HeadMemo memo)
{
    private ChunkedBody chunks;
    private readonly PartialHead partial = new();
    private int leading;
    private int interim;
    private bool toHead;
    private Func<int, int>? kept;
    private CookieJar? cookies;
    private ResponsePhase phase = ResponsePhase.Idle;
    private ResponseHead head;
    private long left;
    private readonly BodyBuffer body = new();

    public bool IsDone => phase == ResponsePhase.Done;

    public bool IsFailed => phase == ResponsePhase.Failed;

    /// <summary>Whether an answer is awaited.</summary>
    public bool IsOpen => phase is > ResponsePhase.Idle and < ResponsePhase.Done;

    public ResponseFault Fault { get; private set; }

    public int Status => head.Status;

    /// <summary>Whether the connection may be used again.</summary>
    public bool Persists => phase == ResponsePhase.Done && head.Persists;

    /// <summary>Bytes of the body, without the framing of chunks.</summary>
    public long BodyBytes { get; private set; }

    /// <summary>Of the body that is kept, valid after the end of the answer and until the bytes last fed change.</summary>
    public ReadOnlySpan<byte> BodyIn(ReadOnlySpan<byte> lastFed) => body.In(lastFed);

    /// <param name="toHead">Whether the request is HEAD.</param>
    /// <param name="kept">By status: how many bytes of the body are wanted, not only their number; null: none.</param>
    /// <param name="cookies">Takes those that the answer sets; null: they are passed over.</param>
    public void Begin(bool toHead, Func<int, int>? kept, CookieJar? cookies = null)
    {
        (this.toHead, this.kept, this.cookies) = (toHead, kept, cookies);
        (leading, interim, BodyBytes, Fault) = (0, 0, 0, ResponseFault.None);
        body.Clear();
        phase = ResponsePhase.Head;
    }

    /// <summary>Gives back what was rented; no answer is awaited any more.</summary>
    public void Abandon()
    {
        partial.Drop();
        body.Clear();
        (phase, BodyBytes) = (ResponsePhase.Idle, 0);
    }

    /// <summary>Takes bytes up to the end of the answer or of what there is.</summary>
    /// <returns>How many were taken; fewer than given only where the answer ended or is wrong.</returns>
    public int Feed(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && IsOpen)
        {
            at += phase switch
            {
                ResponsePhase.Head => FeedHead(bytes[at..]),
                ResponsePhase.Length => FeedLength(bytes, at),
                ResponsePhase.Chunked => FeedChunked(bytes[at..]),
                _ => TakeBody(bytes[at..]),
            };
        }

        return at;
    }

    /// <summary>The other side sends no more.</summary>
    public void End()
    {
        if (phase == ResponsePhase.UntilClose)
        {
            phase = ResponsePhase.Done;
        }
        else if (IsOpen)
        {
            Fail(ResponseFault.ClosedEarly);
        }
    }

    private int FeedHead(ReadOnlySpan<byte> bytes)
    {
        if (partial.Length > 0)
        {
            return FeedPartial(bytes);
        }

        if (bytes[0] is (byte)'\r' or (byte)'\n')
        {
            return SkipLeading();
        }

        if (memo.TryRecall(bytes, toHead, out var length, out var known))
        {
            Enter(known, bytes[..length]);
            return length;
        }

        return HeadEnd.Find(bytes) is var end and >= 0 ? EnterParsed(bytes[..end]) : Keep(bytes);
    }

    private int SkipLeading()
    {
        if (++leading > ResponseLimits.LeadingEmpty)
        {
            Fail(ResponseFault.StatusLine);
        }

        return 1;
    }

    private int FeedPartial(ReadOnlySpan<byte> bytes)
    {
        // The empty line may begin in the bytes kept before.
        var before = partial.Length;
        var from = Math.Max(0, before - 2);
        Keep(bytes);
        if (phase == ResponsePhase.Failed || HeadEnd.Find(partial.Bytes[from..]) is not (var end and >= 0))
        {
            return bytes.Length;
        }

        EnterParsed(partial.Bytes[..(from + end)]);
        partial.Drop();
        return from + end - before;
    }

    private int Keep(ReadOnlySpan<byte> bytes)
    {
        partial.Append(bytes);
        if (!StatusLine.MayBegin(partial.Bytes))
        {
            Fail(ResponseFault.StatusLine);
        }
        else if (partial.Length > ResponseLimits.Head && HeadEnd.Find(partial.Bytes) is < 0 or > ResponseLimits.Head)
        {
            Fail(ResponseFault.HeadTooLarge);
        }

        return bytes.Length;
    }

    private int EnterParsed(ReadOnlySpan<byte> bytes)
    {
        var parsed =
            bytes.Length > ResponseLimits.Head
                ? ResponseHead.Wrong(ResponseFault.HeadTooLarge)
                : HeadParser.Parse(bytes, toHead);
        memo.Keep(bytes, toHead, parsed);
        Enter(parsed, bytes);
        return bytes.Length;
    }

    private void Enter(in ResponseHead parsed, ReadOnlySpan<byte> bytes)
    {
        head = parsed;
        cookies?.Take(bytes, parsed);
        if (parsed.Fault != ResponseFault.None)
        {
            Fail(parsed.Fault);
        }
        else if (parsed.IsInterim)
        {
            leading = 0;
            if (++interim > ResponseLimits.Interim)
            {
                Fail(ResponseFault.HeadTooLarge);
            }
        }
        else
        {
            EnterBody(parsed);
        }
    }

    private void EnterBody(in ResponseHead parsed)
    {
        (left, chunks) = (parsed.Length, default);
        body.Most = kept?.Invoke(parsed.Status) ?? 0;
        phase = parsed.Framing switch
        {
            BodyFraming.Length when left > 0 => ResponsePhase.Length,
            BodyFraming.Chunked => ResponsePhase.Chunked,
            BodyFraming.UntilClose => ResponsePhase.UntilClose,
            _ => ResponsePhase.Done,
        };
    }

    private int FeedLength(ReadOnlySpan<byte> bytes, int at)
    {
        var count = (int)Math.Min(left, bytes.Length - at);
        left -= count;
        if (left == 0 && BodyBytes == 0)
        {
            // All of it is here: it need not be copied.
            body.Point(at, count);
        }
        else
        {
            body.Append(bytes.Slice(at, count));
        }

        BodyBytes += count;
        phase = left == 0 ? ResponsePhase.Done : ResponsePhase.Length;
        return count;
    }

    private int FeedChunked(ReadOnlySpan<byte> bytes)
    {
        var count = chunks.Take(bytes, out var data);
        TakeBody(data);
        phase = chunks.IsDone ? ResponsePhase.Done : phase;
        if (chunks.IsWrong)
        {
            Fail(ResponseFault.Chunk);
        }

        return count;
    }

    private int TakeBody(ReadOnlySpan<byte> data)
    {
        BodyBytes += data.Length;
        body.Append(data);
        return data.Length;
    }

    private void Fail(ResponseFault fault)
    {
        (Fault, phase) = (fault, ResponsePhase.Failed);
        partial.Drop();
    }
}
