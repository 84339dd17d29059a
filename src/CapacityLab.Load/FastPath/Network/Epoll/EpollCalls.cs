using System.Runtime.InteropServices;

namespace CapacityLab.Load.FastPath.Network.Epoll;

/// <summary>The kernel's calls for epoll; those that only look leave out the switch as <see cref="Linux.LinuxCalls"/> does.</summary>
internal static unsafe partial class EpollCalls
{
    public const int CloseOnExec = 0x80000;
    public const int Add = 1;
    public const uint In = 0x1;
    public const uint Out = 0x4;
    public const uint Error = 0x8;
    public const uint HangUp = 0x10;
    public const uint PeerHangUp = 0x2000;
    public const uint EdgeTriggered = 1u << 31;

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

    [LibraryImport("libc", SetLastError = true)]
    public static partial int epoll_pwait2(int epoll, byte* events, int most, long* time, void* noSignals);
}
