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
    private readonly Iteration iteration = new();
    private readonly Unsent unsent = new();
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

    public DeadlineEntry Timeout { get; } = new();

    private FastStep Step => iteration.Step;

    public void Start(in Arrival next, TimeSpan now)
    {
        isBusy = true;
        iteration.Begin(next, Loop.Scenarios[next.Scenario], now);
        Loop.Recorder.Start(next.Intended, now);
        Send(now);
    }

    public void OnReady(bool hungUp)
    {
        if (!isBusy)
        {
            // An idle server has closed, or sends what nobody asked for: either way the connection is of no use.
            if (hungUp || !connection.Receive(Loop.ReceiveBuffer).MustWait)
            {
                connection.Close();
            }

            return;
        }

        if (!unsent.IsEmpty && !hungUp && unsent.Send(connection) is { } kind)
        {
            FailOrTryNext(kind);
            return;
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

    private void Send(TimeSpan now)
    {
        Loop.Deadlines.Arm(this, now);
        (anyAnswer, addressesTried) = (false, 0);
        var wasOpen = connection.IsOpen;
        if (!wasOpen && !TryOpen())
        {
            return;
        }

        var sent = BeginRequest();
        if (sent.Failure is not null && wasOpen)
        {
            // The server had closed it while it was idle: nothing of the request has gone out.
            CloseConnection();
            if (!TryOpen())
            {
                return;
            }

            sent = BeginRequest();
        }

        AfterSend(sent);
    }

    private Transfer BeginRequest()
    {
        parser.Begin(Step.IsHead, Step.Answer.NeedsBody);
        return connection.Send(Request());
    }

    private void AfterSend(in Transfer sent)
    {
        if (sent.Failure is { } kind)
        {
            FailOrTryNext(kind);
        }
        else if (sent.Bytes < Loop.Requests.Length)
        {
            unsent.Keep(Request()[sent.Bytes..]);
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
        unsent.Drop();
        if (TryOpen())
        {
            AfterSend(BeginRequest());
        }
    }

    private ReadOnlySpan<byte> Request() => Loop.Requests.Render(Step, iteration.Slots);

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
            Answered(bytes, mayGoOn: parser.Persists && taken == bytes.Length && !hungUp && unsent.IsEmpty);
        }
        else if (parser.IsFailed)
        {
            Fail(parser.Fault.Kind());
        }
    }

    private void Answered(ReadOnlySpan<byte> bytes, bool mayGoOn)
    {
        var now = Loop.Clock.Now;
        var failure = Step.Judge(parser.Status, parser.BodyIn(bytes), iteration.Slots);
        var length = parser.BodyBytes;
        parser.Abandon();
        if (!mayGoOn)
        {
            CloseConnection();
        }

        EndStep(failure, length, now);
    }

    private void EndStep(string? failure, long bytes, TimeSpan now)
    {
        Loop.Recorder.Record(new StepEnd(Step.Number, now - iteration.StepFrom, bytes, failure));
        if (failure is null && iteration.TryAdvance(now))
        {
            Send(now);
            return;
        }

        Loop.Deadlines.Disarm(this);
        isBusy = false;
        Loop.Recorder.Record(
            new IterationEnd(iteration.Arrival.Intended, iteration.Started, now, failure, CountFailure: false)
        );
        Loop.Ended(this, now, failure);
    }

    private void CloseConnection()
    {
        connection.Close();
        parser.Abandon();
        unsent.Drop();
    }
}
