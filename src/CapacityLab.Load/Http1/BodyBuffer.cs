using System.Buffers;

namespace CapacityLab.Load.Http1;

/// <summary>A body that is looked at: a part of the bytes last fed where it came in one piece, else a copy in rented room.</summary>
internal sealed class BodyBuffer
{
    private byte[] copy = [];
    private int length;
    private int pointAt;
    private int pointLength;

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> lastFed) =>
        pointLength > 0 ? lastFed.Slice(pointAt, pointLength) : copy.AsSpan(0, length);

    public void Point(int at, int count) => (pointAt, pointLength) = (at, count);

    /// <summary>Bytes that are copied in all; the rest is passed over.</summary>
    public int Most { get; set; }

    public void Append(ReadOnlySpan<byte> data)
    {
        data = data[..Math.Min(data.Length, Most - length)];
        if (length + data.Length > copy.Length)
        {
            Grow(length + data.Length);
        }

        data.CopyTo(copy.AsSpan(length));
        length += data.Length;
    }

    public void Clear()
    {
        (pointAt, pointLength, length) = (0, 0, 0);
        if (copy.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(copy);
            copy = [];
        }
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, copy.Length * 2));
        copy.AsSpan(0, length).CopyTo(larger);
        if (copy.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(copy);
        }

        copy = larger;
    }
}
