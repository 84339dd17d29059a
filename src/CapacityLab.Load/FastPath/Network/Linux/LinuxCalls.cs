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

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int socket(int domain, int type, int protocol);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int setsockopt(int fd, int level, int name, int* value, int length);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int connect(int fd, byte* address, int length);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial nint send(int fd, byte* bytes, nint length, int flags);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial nint recv(int fd, byte* bytes, nint length, int flags);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int close(int fd);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int shutdown(int fd, int how);
}
