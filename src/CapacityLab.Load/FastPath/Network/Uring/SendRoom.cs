namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>Memory for requests on their way to the kernel, a place for each connection. The kernel reads it later than it is written.</summary>
internal sealed class SendRoom
{
    /// <summary>Longer requests are sent by a call of their own.</summary>
    public const int Size = 1_024;

    private const int PlacesInBlock = 64;

    private readonly List<byte[]> blocks = [];
    private int places;

    public Memory<byte> NewPlace()
    {
        if (places == blocks.Count * PlacesInBlock)
        {
            blocks.Add(GC.AllocateUninitializedArray<byte>(PlacesInBlock * Size, pinned: true));
        }

        return blocks[^1].AsMemory(places++ % PlacesInBlock * Size, Size);
    }
}
