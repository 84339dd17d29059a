using System.Buffers;
using CapacityLab.Load.FastPath.Network;

namespace CapacityLab.Load.FastPath;

/// <summary>The part of a request that its socket had no room for, in rented memory.</summary>
internal sealed class Unsent
{
    private byte[]? bytes;
    private int from;
    private int to;

    public bool IsEmpty => bytes is null;

    public void Keep(ReadOnlySpan<byte> rest)
    {
        Drop();
        bytes = ArrayPool<byte>.Shared.Rent(rest.Length);
        rest.CopyTo(bytes);
        (from, to) = (0, rest.Length);
    }

    /// <returns>Kind of failure; null: none, though a part may still be left.</returns>
    public string? Send(Connection connection)
    {
        var sent = connection.Send(bytes.AsSpan(from, to - from));
        from += sent.Bytes;
        if (from == to)
        {
            Drop();
        }

        return sent.Failure;
    }

    public void Drop()
    {
        if (bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = null;
        }
    }
}
