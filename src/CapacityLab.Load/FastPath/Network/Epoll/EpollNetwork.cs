using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CapacityLab.Load.FastPath.Network.Linux;

namespace CapacityLab.Load.FastPath.Network.Epoll;

/// <summary>Connections on Linux's epoll, edge-triggered: each is registered once, when it is opened.</summary>
internal sealed unsafe class EpollNetwork : INetwork
{
    private const int MostEvents = 256;

    // The structure is packed on x64 only.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataAt = EventSize - sizeof(long);
    private static bool hasPreciseWait = true;

    private readonly int epoll = EpollCalls.epoll_create1(EpollCalls.CloseOnExec);
    private readonly byte[] events = GC.AllocateArray<byte>(MostEvents * 16, pinned: true);
    private readonly List<EpollConnection> connections = [];

    public static bool IsSupported { get; } =
        OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
        && BitConverter.IsLittleEndian;

    public string Engine => "epoll";

    public Connection NewConnection(Channel owner)
    {
        var connection = new EpollConnection(this, connections.Count) { Owner = owner };
        connections.Add(connection);
        return connection;
    }

    /// <returns>Kind of failure; null: none.</returns>
    public string? Watch(int fd, int place, int generation)
    {
        var change = stackalloc byte[16];
        *(uint*)change = EpollCalls.In | EpollCalls.Out | EpollCalls.PeerHangUp | EpollCalls.EdgeTriggered;
        *(long*)(change + DataAt) = ((long)generation << 32) | (uint)place;
        return EpollCalls.epoll_ctl(epoll, EpollCalls.Add, fd, change) == 0
            ? null
            : LinuxErrors.KindOf(LinuxErrors.Last());
    }

    public int Wait(Span<Ready> ready, TimeSpan timeout)
    {
        var most = Math.Min(ready.Length, MostEvents);
        fixed (byte* start = events)
        {
            return Read(ready, Wait(start, most, timeout));
        }
    }

    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Close();
        }

        _ = LinuxCalls.close(epoll);
    }

    private int Wait(byte* start, int most, TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            return EpollCalls.epoll_look(epoll, start, most, 0);
        }

        var time = stackalloc long[2];
        (time[0], time[1]) = (timeout.Ticks / TimeSpan.TicksPerSecond, timeout.Ticks % TimeSpan.TicksPerSecond * 100);
        // Whole milliseconds are rounded down, and looks without a wait take the rest.
        return hasPreciseWait && TryWaitPrecisely(start, most, time, out var count)
            ? count
            : EpollCalls.epoll_wait(epoll, start, most, (int)timeout.TotalMilliseconds);
    }

    /// <summary>glibc has it from 2.35 on, Linux from 5.11 on; a container's filter may refuse it on a kernel that has it.</summary>
    private bool TryWaitPrecisely(byte* start, int most, long* time, out int count)
    {
        try
        {
            count = EpollCalls.epoll_pwait2(epoll, start, most, time, null);
            hasPreciseWait = count >= 0 || !LinuxErrors.IsNotToBeHad(Marshal.GetLastPInvokeError());
        }
        catch (EntryPointNotFoundException)
        {
            (count, hasPreciseWait) = (0, false);
        }

        return hasPreciseWait;
    }

    private int Read(Span<Ready> ready, int count)
    {
        var filled = 0;
        for (var i = 0; i < count; i++)
        {
            var at = events.AsSpan(i * EventSize);
            var flags = BinaryPrimitives.ReadUInt32LittleEndian(at);
            var place = BinaryPrimitives.ReadInt32LittleEndian(at[DataAt..]);
            var generation = BinaryPrimitives.ReadInt32LittleEndian(at[(DataAt + 4)..]);
            var connection = connections[place];
            if (connection.IsOpen && connection.Generation == generation)
            {
                ready[filled++] = new Ready(
                    connection,
                    (flags & (EpollCalls.Error | EpollCalls.HangUp | EpollCalls.PeerHangUp)) != 0
                );
            }
        }

        return filled;
    }
}
