using System.Buffers;
using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http1;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// One place in flight: an iteration and the connection that it goes over, which the next one uses again. Everything
/// here is done by the thread of its loop, and nothing waits.
/// </summary>
internal sealed class Channel
{
    private readonly Connection connection;
    private readonly ResponseParser parser;
    private SlotValues slots = new(0);
    private Arrival arrival;
    private FastScenario? scenario;
    private TimeSpan started;
    private TimeSpan stepFrom;
    private int step;
    private byte[]? unsent;
    private int unsentFrom;
    private int unsentTo;
    private int addressesTried;
    private bool isBusy;
    private bool anyAnswer;

    public Channel(INetwork network, HeadMemo memo)
    {
        connection = network.NewConnection(this);
        parser = new ResponseParser(memo);
    }

    /// <summary>That it belongs to; changes from run to run.</summary>
    public required EventLoop Loop { get; set; }

    /// <summary>The virtual user of the closed model that has it.</summary>
    public int User { get; set; }

    // Its place in the list of deadlines.
    public Channel? Before { get; set; }

    public Channel? After { get; set; }

    public TimeSpan Deadline { get; set; }

    public bool IsArmed { get; set; }

    private FastStep Step => scenario!.Steps[step];

    public void Start(in Arrival next, TimeSpan now)
    {
        (arrival, started, stepFrom, step, isBusy) = (next, now, next.Intended, 0, true);
        scenario = Loop.Scenarios[next.Scenario];
        if (scenario.SlotCount > 0)
        {
            FillSlots();
        }

        Loop.Recorder.Start(next.Intended, now);
        Send(now);
    }

    public void OnReady(bool hungUp)
    {
        if (!isBusy)
        {
            // An idle server has closed, or sends what nobody asked for: either way the connection is of no use.
            CloseIfSpoilt(hungUp);
            return;
        }

        if (unsent is not null && !hungUp)
        {
            SendRest();
        }

        Receive(hungUp);
    }

    /// <summary>Ends the iteration; its connection is of no use any more.</summary>
    public void Fail(string kind)
    {
        var bytes = parser.BodyBytes;
        CloseConnection();
        EndStep(kind, bytes, Loop.Clock.Now);
    }

    /// <summary>Forgets the iteration: the run no longer counts.</summary>
    public void Abandon()
    {
        Loop.Deadlines.Disarm(this);
        CloseConnection();
        isBusy = false;
    }

    private void FillSlots()
    {
        if (slots.Count < scenario!.SlotCount)
        {
            slots = new SlotValues(scenario.SlotCount);
        }

        scenario.FillFeeds(slots, arrival);
    }

    private void Send(TimeSpan now)
    {
        Loop.Deadlines.Arm(this, now);
        parser.Begin(Step.IsHead, Step.Answer.NeedsBody);
        anyAnswer = false;
        addressesTried = 0;
        var wasOpen = connection.IsOpen;
        if (!wasOpen && !TryOpen())
        {
            return;
        }

        var sent = connection.Send(Request());
        if (sent.Failure is not null && wasOpen)
        {
            // The server had closed it while it was idle: nothing of the request has gone out.
            CloseConnection();
            parser.Begin(Step.IsHead, Step.Answer.NeedsBody);
            if (!TryOpen())
            {
                return;
            }

            sent = connection.Send(Request());
        }

        AfterSend(sent);
    }

    private void AfterSend(in Transfer sent)
    {
        if (sent.Failure is { } kind)
        {
            FailOrTryNext(kind);
        }
        else if (sent.Bytes < Loop.RequestLength)
        {
            KeepUnsent(sent.Bytes);
        }
    }

    private bool TryOpen()
    {
        if (Loop.Target.Count == 0)
        {
            Fail(FailureKinds.Dns);
            return false;
        }

        if (connection.Open(Loop.Target.Current) is { } kind)
        {
            FailOrTryNext(kind);
            return false;
        }

        return true;
    }

    // A name may stand for several addresses, of which the server listens on some (localhost: ::1 and 127.0.0.1).
    private void FailOrTryNext(string kind)
    {
        if (anyAnswer || kind != FailureKinds.ConnectionRefused || ++addressesTried >= Loop.Target.Count)
        {
            Fail(kind);
            return;
        }

        Loop.Target.MoveOn();
        connection.Close();
        DropUnsent();
        if (TryOpen())
        {
            AfterSend(connection.Send(Request()));
        }
    }

    private ReadOnlySpan<byte> Request()
    {
        if (Step.Request.Fixed is { } whole)
        {
            Loop.RequestLength = whole.Length;
            return whole;
        }

        Loop.RequestLength = Step.Request.Write(ref Loop.RequestBuffer, slots);
        return Loop.RequestBuffer.AsSpan(0, Loop.RequestLength);
    }

    private void KeepUnsent(int from)
    {
        var whole = Request();
        (unsentFrom, unsentTo) = (0, whole.Length - from);
        unsent = ArrayPool<byte>.Shared.Rent(unsentTo);
        whole[from..].CopyTo(unsent);
    }

    private void SendRest()
    {
        var sent = connection.Send(unsent.AsSpan(unsentFrom, unsentTo - unsentFrom));
        if (sent.Failure is { } kind)
        {
            FailOrTryNext(kind);
            return;
        }

        unsentFrom += sent.Bytes;
        if (unsentFrom == unsentTo)
        {
            DropUnsent();
        }
    }

    private void Receive(bool hungUp)
    {
        var buffer = Loop.ReceiveBuffer;
        while (isBusy && connection.IsOpen)
        {
            var received = connection.Receive(buffer);
            if (received.MustWait)
            {
                return;
            }

            if (received.Failure is { } kind)
            {
                FailOrTryNext(kind);
                return;
            }

            Take(buffer.AsSpan(0, received.Bytes), hungUp);
            // Less than there was room for: the socket is empty, and more will be told of.
            if (received.Bytes < buffer.Length && !hungUp)
            {
                return;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, bool hungUp)
    {
        anyAnswer = true;
        var taken = bytes.Length == 0 ? 0 : parser.Feed(bytes);
        if (bytes.Length == 0)
        {
            parser.End();
        }

        if (parser.IsDone)
        {
            Answered(bytes, mayGoOn: parser.Persists && taken == bytes.Length && !hungUp && unsent is null);
        }
        else if (parser.IsFailed)
        {
            Fail(parser.Fault == ResponseFault.ClosedEarly ? FailureKinds.ClosedEarly : FailureKinds.InvalidResponse);
        }
    }

    private void Answered(ReadOnlySpan<byte> bytes, bool mayGoOn)
    {
        var now = Loop.Clock.Now;
        var failure = Step.Judge(parser.Status, parser.BodyIn(bytes), slots);
        var length = parser.BodyBytes;
        if (mayGoOn)
        {
            parser.Abandon();
        }
        else
        {
            CloseConnection();
        }

        EndStep(failure, length, now);
    }

    private void EndStep(string? failure, long bytes, TimeSpan now)
    {
        Loop.Recorder.Record(new StepEnd(Step.Number, now - stepFrom, bytes, failure));
        if (failure is null && step + 1 < scenario!.Steps.Length)
        {
            (step, stepFrom) = (step + 1, now);
            Send(now);
            return;
        }

        Loop.Deadlines.Disarm(this);
        isBusy = false;
        Loop.Recorder.Record(new IterationEnd(arrival.Intended, started, now, failure, CountFailure: false));
        Loop.Ended(this, now, failure);
    }

    private void CloseIfSpoilt(bool hungUp)
    {
        if (hungUp || !connection.Receive(Loop.ReceiveBuffer).MustWait)
        {
            connection.Close();
        }
    }

    private void CloseConnection()
    {
        connection.Close();
        parser.Abandon();
        DropUnsent();
    }

    private void DropUnsent()
    {
        if (unsent is not null)
        {
            ArrayPool<byte>.Shared.Return(unsent);
            unsent = null;
        }
    }
}
