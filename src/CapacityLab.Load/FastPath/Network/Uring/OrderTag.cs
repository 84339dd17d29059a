namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>Which opening of which connection an order was for, in the eight bytes that the kernel gives back.</summary>
internal readonly record struct OrderTag(byte Operation, int Place, int Generation)
{
    private const int GenerationMask = 0xFFFFFF;

    public OrderTag(ulong value)
        : this((byte)(value >> 56), (int)(uint)value, (int)(value >> 32) & GenerationMask) { }

    public static ulong Of(byte operation, int place, int generation) =>
        ((ulong)operation << 56) | ((ulong)(generation & GenerationMask) << 32) | (uint)place;

    public bool IsOf(int generation) => Generation == (generation & GenerationMask);
}
