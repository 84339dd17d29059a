using System.Buffers;

namespace CapacityLab.Load.Http1;

/// <summary>The beginning of a head that has not come whole, in rented room.</summary>
internal sealed class PartialHead
{
    private const int Smallest = 1024;

    private byte[] bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> more)
    {
        if (Length + more.Length > bytes.Length)
        {
            Grow(Length + more.Length);
        }

        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    public void Drop()
    {
        Return();
        (bytes, Length) = ([], 0);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Smallest, needed));
        Bytes.CopyTo(larger);
        Return();
        bytes = larger;
    }

    private void Return()
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
