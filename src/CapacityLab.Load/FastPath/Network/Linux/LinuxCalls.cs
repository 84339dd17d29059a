using System.Runtime.InteropServices;

namespace CapacityLab.Load.FastPath.Network.Linux;

/// <summary>
/// The kernel's calls. Those that cannot block leave out the switch that lets a garbage collection go on meanwhile: it
/// would cost a good part of what the call itself does. Flags and errors are those of x64 and arm64.
/// </summary>
internal static unsafe partial class LinuxCalls
{
    public const int StreamNonBlockingCloseOnExec = 1 | 0x800 | 0x80000;
    public const int NoWaitNoSignal = 0x40 | 0x4000;
    public const int Tcp = 6;
    public const int NoDelay = 1;
    public const int BothWays = 2;

    private static readonly nint SendNumber = IsArm ? 206 : 44;
    private static readonly nint ReceiveNumber = IsArm ? 207 : 45;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int socket(int domain, int type, int protocol);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int setsockopt(int fd, int level, int name, int* value, int length);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int connect(int fd, byte* address, int length);

    // Not by the library's own send and recv: those let a thread be cancelled meanwhile, at two locked exchanges a call.
    public static nint Send(int fd, byte* bytes, nint length, int flags) =>
        syscall(SendNumber, fd, bytes, length, flags, null, 0);

    public static nint Receive(int fd, byte* bytes, nint length, int flags) =>
        syscall(ReceiveNumber, fd, bytes, length, flags, null, 0);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int close(int fd);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static partial nint syscall(
        nint number,
        nint fd,
        byte* bytes,
        nint length,
        nint flags,
        void* address,
        nint addressLength
    );

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int shutdown(int fd, int how);
}
