using System.Runtime.InteropServices;

namespace CapacityLab.Load.FastPath.Network.Epoll;

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
    public const int EpollCloseOnExec = 0x80000;
    public const int EpollAdd = 1;
    public const uint In = 0x1;
    public const uint Out = 0x4;
    public const uint Error = 0x8;
    public const uint HangUp = 0x10;
    public const uint PeerHangUp = 0x2000;
    public const uint EdgeTriggered = 1u << 31;

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
    public static partial int epoll_create1(int flags);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    public static partial int epoll_ctl(int epoll, int operation, int fd, byte* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait")]
    [SuppressGCTransition]
    public static partial int epoll_look(int epoll, byte* events, int most, int zero);

    [LibraryImport("libc")]
    public static partial int epoll_wait(int epoll, byte* events, int most, int milliseconds);

    [LibraryImport("libc")]
    public static partial int epoll_pwait2(int epoll, byte* events, int most, long* time, void* noSignals);
}
