namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>Memory that the kernel and this process both see.</summary>
internal sealed unsafe class MappedMemory : IDisposable
{
    private const int ReadAndWrite = 3;
    private const int Shared = 1;
    private const int Populate = 0x8000;
    private const int PrivateAnonymous = 0x22;

    private readonly nint length;

    private MappedMemory(void* start, nint length)
    {
        Start = (byte*)start;
        this.length = length;
    }

    public byte* Start { get; private set; }

    /// <returns>Null: the system gives none.</returns>
    public static MappedMemory? OfRing(int fd, nint offset, nint length) =>
        Of(UringCalls.mmap(null, length, ReadAndWrite, Shared | Populate, fd, offset), length);

    /// <returns>Zeros, from the start of a page; null: the system gives none.</returns>
    public static MappedMemory? New(nint length) =>
        Of(UringCalls.mmap(null, length, ReadAndWrite, PrivateAnonymous, -1, 0), length);

    public void Dispose()
    {
        if (Start != null)
        {
            _ = UringCalls.munmap(Start, length);
            Start = null;
        }
    }

    private static MappedMemory? Of(void* start, nint length) =>
        (nint)start == -1 ? null : new MappedMemory(start, length);
}
