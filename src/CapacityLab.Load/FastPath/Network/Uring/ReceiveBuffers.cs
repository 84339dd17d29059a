namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>
/// Buffers that the kernel takes for what it receives, whichever connection it is for. What is received is read, and the
/// buffer given back, before the kernel is entered again.
/// </summary>
internal sealed unsafe class ReceiveBuffers : IDisposable
{
    public const ushort Group = 1;

    private const int Count = 1_024;
    private const int Size = 2 * 1_024;

    private readonly MappedMemory places;
    private readonly MappedMemory bytes;
    private readonly int[] lengths = new int[Count];
    private readonly int[] next = new int[Count];
    private ushort given;

    private ReceiveBuffers(MappedMemory places, MappedMemory bytes)
    {
        (this.places, this.bytes) = (places, bytes);
        for (var i = 0; i < Count; i++)
        {
            GiveBack(i);
        }
    }

    /// <returns>Null: this kernel takes none.</returns>
    public static ReceiveBuffers? TryOpen(Ring ring)
    {
        var places = MappedMemory.New(Count * sizeof(RingBuffer));
        var bytes = MappedMemory.New(Count * Size);
        if (places is not null && bytes is not null)
        {
            var place = new BufferRingPlace
            {
                Address = (ulong)places.Start,
                Entries = Count,
                Group = Group,
            };
            if (UringCalls.Register(ring.Fd, &place))
            {
                return new ReceiveBuffers(places, bytes);
            }
        }

        places?.Dispose();
        bytes?.Dispose();
        return null;
    }

    /// <summary>What was received is in the buffer; buffers of one connection are chained in their order.</summary>
    public void Fill(int number, int length) => (lengths[number], next[number]) = (length, -1);

    public void Chain(int number, int after) => next[after] = number;

    public int Next(int number) => next[number];

    public ReadOnlySpan<byte> Of(int number) => new(bytes.Start + (number * Size), lengths[number]);

    public void GiveBack(int number)
    {
        var place = (RingBuffer*)places.Start + (given & (Count - 1));
        place->Address = (ulong)(bytes.Start + (number * Size));
        place->Length = Size;
        place->Number = (ushort)number;
        Volatile.Write(ref ((RingBuffer*)places.Start)->Tail, ++given);
    }

    public void Dispose()
    {
        places.Dispose();
        bytes.Dispose();
    }
}
