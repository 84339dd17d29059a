using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CapacityLab.Load.FastPath.Network.Linux;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>
/// A socket of which one order receives as long as it is open. Short requests go out with the loop's next wait; longer
/// ones, which a socket may not have room for, at once.
/// </summary>
internal sealed unsafe class UringConnection(UringNetwork network, int place, Memory<byte> room) : Connection
{
    private const uint NoSignal = 0x4000;
    private const uint Whole = 0x100;
    private const uint Writable = 4;
    private const int NoBuffers = 105;
    private const int Canceled = 125;

    private int fd = -1;
    private uint lastOrder;
    private int firstBuffer = -1;
    private int lastBuffer = -1;
    private int read;
    private string? failure;
    private bool ended;

    /// <summary>Counts the openings, so that what is told late of a closed socket is not taken for news of the next.</summary>
    public int Generation { get; private set; }

    /// <summary>Set while it is among those that the loop is told of.</summary>
    public bool IsListed { get; set; }

    /// <summary>The other side sends no more, or the connection is broken.</summary>
    public bool HungUp => ended || failure is not null;

    public override string? Open(IPEndPoint address)
    {
        if (LinuxSocket.Open(address, out fd) is { } kind)
        {
            return kind;
        }

        (IsOpen, ended, failure) = (true, false, null);
        Generation++;
        kind = LinuxSocket.Connect(fd, address.Serialize());
        if (kind is null)
        {
            OrderReceive();
        }

        return kind;
    }

    public override Transfer Send(ReadOnlySpan<byte> bytes)
    {
        if (failure is not null)
        {
            return Transfer.Failed(failure);
        }

        if (bytes.Length > SendRoom.Size)
        {
            return SendNow(bytes);
        }

        bytes.CopyTo(room.Span);
        var order = Order(Submission.Send);
        order->Flags = Submission.QuietSuccess;
        order->Address = (ulong)Unsafe.AsPointer(ref MemoryMarshal.GetReference(room.Span));
        order->Length = (uint)bytes.Length;
        order->OperationFlags = NoSignal | Whole;
        network.Ordered();
        return new Transfer(bytes.Length);
    }

    public override Transfer Receive(Span<byte> buffer)
    {
        var filled = 0;
        while (firstBuffer >= 0 && filled < buffer.Length)
        {
            var bytes = network.Buffers.Of(firstBuffer)[read..];
            var taken = Math.Min(bytes.Length, buffer.Length - filled);
            bytes[..taken].CopyTo(buffer[filled..]);
            (filled, read) = (filled + taken, read + taken);
            if (taken == bytes.Length)
            {
                GiveBackFirst();
            }
        }

        return filled > 0 ? new Transfer(filled)
            : failure is not null ? Transfer.Failed(failure)
            : ended ? new Transfer(0)
            : Transfer.Wait;
    }

    public override void Close()
    {
        if (!IsOpen)
        {
            return;
        }

        while (firstBuffer >= 0)
        {
            GiveBackFirst();
        }

        network.BeforeClosing(lastOrder);
        // The order to receive holds the socket; only this ends it.
        _ = LinuxCalls.shutdown(fd, LinuxCalls.BothWays);
        _ = LinuxCalls.close(fd);
        (IsOpen, fd) = (false, -1);
    }

    /// <returns>Whether the loop has to be told.</returns>
    public bool Received(in Completion completion)
    {
        if (completion.Result > 0)
        {
            Keep(completion);
        }
        else if (completion.HasBuffer)
        {
            network.Buffers.GiveBack(completion.Buffer);
        }

        if (completion.Result == 0)
        {
            ended = true;
        }
        else if (completion.Result < 0 && -completion.Result is not (NoBuffers or Canceled))
        {
            failure ??= LinuxErrors.KindOf(-completion.Result);
        }

        if (!completion.GoesOn && !HungUp)
        {
            OrderReceive();
        }

        return completion.Result > 0 || HungUp;
    }

    /// <summary>A send is told of only where it went wrong: by an error, or after a part of it.</summary>
    public void SendFailed(int result) =>
        failure ??= result < 0 ? LinuxErrors.KindOf(-result) : FailureKinds.ConnectionReset;

    private Transfer SendNow(ReadOnlySpan<byte> bytes)
    {
        var sent = LinuxSocket.Send(fd, bytes);
        if (sent.Failure is null && sent.Bytes < bytes.Length)
        {
            Order(Submission.Poll)->OperationFlags = Writable;
        }

        return sent;
    }

    private void OrderReceive()
    {
        var order = Order(Submission.Receive);
        order->Flags = Submission.SelectsBuffer;
        order->Priority = Submission.GoesOn | Submission.WaitsFirst;
        order->BufferGroup = ReceiveBuffers.Group;
    }

    private Submission* Order(byte operation)
    {
        var order = network.Ring.Order();
        lastOrder = network.Ring.Ordered;
        order->Operation = operation;
        order->Fd = fd;
        order->Tag = OrderTag.Of(operation, place, Generation);
        return order;
    }

    private void Keep(in Completion completion)
    {
        network.Buffers.Fill(completion.Buffer, completion.Result);
        if (firstBuffer < 0)
        {
            (firstBuffer, read) = (completion.Buffer, 0);
        }
        else
        {
            network.Buffers.Chain(completion.Buffer, after: lastBuffer);
        }

        lastBuffer = completion.Buffer;
    }

    private void GiveBackFirst()
    {
        var next = network.Buffers.Next(firstBuffer);
        network.Buffers.GiveBack(firstBuffer);
        (firstBuffer, read) = (next, 0);
    }
}
