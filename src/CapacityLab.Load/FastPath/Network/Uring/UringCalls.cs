using System.Runtime.InteropServices;

namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>The kernel's calls and flags for io_uring, as linux/io_uring.h has them; numbers are those of x64 and arm64.</summary>
internal static unsafe partial class UringCalls
{
    public const uint CompletionsGiven = 1 << 3;
    public const uint SubmitAll = 1 << 7;
    public const uint TellsOfWork = 1 << 9;
    public const uint SingleIssuer = 1 << 12;
    public const uint DefersWork = 1 << 13;

    public const uint SingleMap = 1 << 0;

    public const uint GetEvents = 1 << 0;
    public const uint ExtendedArgument = 1 << 3;

    public const uint CompletionsOverflow = 1 << 1;
    public const uint WorkWaits = 1 << 2;

    private const nint SetupNumber = 425;
    private const nint EnterNumber = 426;
    private const nint RegisterNumber = 427;
    private const uint RegisterBufferRing = 22;

    public static int Setup(uint entries, RingParameters* parameters) => (int)syscall(SetupNumber, entries, parameters);

    /// <summary>Takes the submissions, and waits for so many completions.</summary>
    public static void Enter(int ring, uint submissions, uint completions, uint flags, WaitArgument* argument) =>
        _ = syscall(EnterNumber, ring, submissions, completions, flags, argument, sizeof(WaitArgument));

    public static bool Register(int ring, BufferRingPlace* place) =>
        syscall(RegisterNumber, ring, RegisterBufferRing, place, 1) == 0;

    [LibraryImport("libc")]
    public static partial void* mmap(void* address, nint length, int protection, int flags, int fd, nint offset);

    [LibraryImport("libc")]
    public static partial int munmap(void* address, nint length);

    [LibraryImport("libc")]
    private static partial nint syscall(nint number, uint entries, RingParameters* parameters);

    [LibraryImport("libc")]
    private static partial nint syscall(
        nint number,
        nint ring,
        uint submissions,
        uint completions,
        uint flags,
        WaitArgument* argument,
        nint size
    );

    [LibraryImport("libc")]
    private static partial nint syscall(nint number, nint ring, uint operation, BufferRingPlace* place, uint count);
}
