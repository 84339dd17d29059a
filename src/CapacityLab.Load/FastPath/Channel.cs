using System.Net;
using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http1;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// One place in flight: an iteration and the connection that it goes over, which the next one uses again. Everything
/// here is done by the thread of its loop, and nothing waits.
/// </summary>
internal sealed class Channel
{
    /// <summary>1 MiB: what one connection may have before the others have their turn.</summary>
    private const int MostBuffersAtOnce = 16;

    private readonly Connection connection;
    private readonly ResponseParser parser;
    private readonly Iteration iteration = new();
    private readonly Outgoing outgoing;
    private IPEndPoint? address;
    private Attempts attempts;
    private bool isBusy;

    public Channel(INetwork network, HeadMemo memo)
    {
        connection = network.NewConnection(this);
        outgoing = new Outgoing(connection);
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

        if (!outgoing.IsDone && !hungUp && outgoing.GoOn() is { } kind)
        {
            FailOrTryAgain(kind);
            return;
        }

        Receive(hungUp);
    }

    /// <summary>Takes what is there, but not all of an endless answer: others and the clock have their turn.</summary>
    public void Receive(bool hungUp)
    {
        var buffer = Loop.ReceiveBuffer;
        for (var count = 0; count < MostBuffersAtOnce && isBusy && connection.IsOpen; count++)
        {
            var received = connection.Receive(buffer);
            if (received.MustWait)
            {
                return;
            }

            if (received.Failure is { } kind)
            {
                FailOrTryAgain(kind);
                return;
            }

            if (received.Bytes == 0)
            {
                EndOfAnswers();
                return;
            }

            Take(buffer.AsSpan(0, received.Bytes), hungUp);
            // Less than there was room for: the socket is empty, and more will be told of.
            if (received.Bytes < buffer.Length && !hungUp)
            {
                return;
            }
        }

        if (isBusy && connection.IsOpen)
        {
            Loop.Postpone(this, hungUp);
        }
    }

    /// <summary>Ends the iteration; its connection is of no use any more.</summary>
    public void Fail(string kind)
    {
        var bytes = parser.BodyBytes;
        // Nothing could be sent: it may be that nobody is there, and the next request tries elsewhere.
        if (kind == FailureKinds.Timeout && !outgoing.HasBegun && address is { } silent)
        {
            Loop.Target.MoveOnFrom(silent);
        }

        Loop.Note(kind, Step, iteration.Slots, status: null, parser.Fault.Words());
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
        attempts.Begin(connection.IsOpen);
        if (OpenAndSend() is { } kind)
        {
            FailOrTryAgain(kind);
        }
    }

    /// <returns>Kind of failure; null: none, though a part may still have to be sent.</returns>
    private string? OpenAndSend()
    {
        if (!connection.IsOpen && Open() is { } kind)
        {
            return kind;
        }

        parser.Begin(Step.IsHead, Step.Answer.BytesKept, iteration.Cookies);
        return outgoing.Send(Loop.Requests, Step, iteration.Slots);
    }

    private string? Open()
    {
        address = Loop.Target.Count > 0 ? Loop.Target.Current : null;
        return address is null ? FailureKinds.Dns : connection.Open(address);
    }

    private void FailOrTryAgain(string kind)
    {
        for (string? failure = kind; failure is not null; failure = OpenAndSend())
        {
            var next = attempts.Next(failure, outgoing.HasBegun, Step.MayRepeat, Loop.Target.Count);
            if (next == NextAttempt.None)
            {
                Fail(failure);
                return;
            }

            if (next == NextAttempt.OtherAddress)
            {
                Loop.Target.MoveOnFrom(address!);
            }

            Loop.Recorder.Resent += next == NextAttempt.Resend ? 1 : 0;
            CloseConnection();
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, bool hungUp)
    {
        var taken = parser.Feed(bytes);
        attempts.Answered(parser.Fault);
        if (parser.IsDone)
        {
            Answered(bytes, mayGoOn: parser.Persists && taken == bytes.Length && !hungUp && outgoing.IsDone);
        }
        else if (parser.IsFailed)
        {
            FailOrTryAgain(parser.Fault.Kind());
        }
    }

    // The other side sends no more.
    private void EndOfAnswers()
    {
        parser.End();
        if (parser.IsDone)
        {
            Answered([], mayGoOn: false);
        }
        else
        {
            FailOrTryAgain(parser.Fault.Kind());
        }
    }

    private void Answered(ReadOnlySpan<byte> bytes, bool mayGoOn)
    {
        var now = Loop.Clock.Now;
        var failure = Step.Judge(parser.Status, parser.BodyIn(bytes), iteration.Slots);
        Loop.Note(failure, Step, iteration.Slots, parser.Status, parser.BodyIn(bytes));
        var length = parser.BodyBytes;
        parser.Abandon();
        if (!mayGoOn)
        {
            CloseConnection();
        }

        EndStep(failure, length, now, parser.Status);
    }

    private void EndStep(string? failure, long bytes, TimeSpan now, int status = 0)
    {
        var step = new StepEnd(Step.Number, now - iteration.StepFrom, bytes, failure, status);
        if (failure is null && iteration.TryAdvance(now))
        {
            Loop.Recorder.Record(step);
            Send(now);
            return;
        }

        Loop.Deadlines.Disarm(this);
        isBusy = false;
        Loop.Recorder.Record(iteration.End(now, failure, inTime: now <= Loop.Pacer.Until), step);
        Loop.Ended(this, now, failure);
    }

    private void CloseConnection()
    {
        connection.Close();
        parser.Abandon();
        outgoing.Drop();
    }
}
