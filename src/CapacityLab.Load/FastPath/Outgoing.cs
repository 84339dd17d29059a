using System.Buffers;
using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// A request on its way out. What its socket had no room for waits in rented memory, or where it is, if it is the same for all.
/// </summary>
internal sealed class Outgoing(Connection connection)
{
    private byte[]? rest;
    private bool isRented;
    private int from;
    private int to;

    /// <summary>Whether all of it has been sent.</summary>
    public bool IsDone => rest is null;

    /// <summary>Whether a part of it has.</summary>
    public bool HasBegun { get; private set; }

    /// <returns>Kind of failure; null: none, though a part may still be left.</returns>
    public string? Send(RequestRoom room, FastStep step, SlotValues slots)
    {
        Drop();
        var request = room.Render(step, slots);
        var sent = connection.Send(request);
        HasBegun = sent.Bytes > 0;
        if (sent.Failure is null && sent.Bytes < request.Length)
        {
            Keep(request, step.Request.Fixed, sent.Bytes);
        }

        return sent.Failure;
    }

    /// <inheritdoc cref="Send" path="/returns"/>
    public string? GoOn()
    {
        var sent = connection.Send(rest.AsSpan(from, to - from));
        HasBegun |= sent.Bytes > 0;
        from += sent.Bytes;
        if (from == to)
        {
            Drop();
        }

        return sent.Failure;
    }

    public void Drop()
    {
        if (rest is not null && isRented)
        {
            ArrayPool<byte>.Shared.Return(rest);
        }

        rest = null;
    }

    private void Keep(ReadOnlySpan<byte> request, byte[]? whole, int sent)
    {
        if (whole is not null)
        {
            (rest, isRented, from, to) = (whole, false, sent, whole.Length);
            return;
        }

        rest = ArrayPool<byte>.Shared.Rent(request.Length - sent);
        request[sent..].CopyTo(rest);
        (isRented, from, to) = (true, 0, request.Length - sent);
    }
}
