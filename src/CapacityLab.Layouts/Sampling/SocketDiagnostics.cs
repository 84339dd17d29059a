using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Sampling;

/// <summary>
/// Asks the kernel for the TCP sockets of given local ports and the bytes that each moved (sock_diag(7), the source of ss).
/// Not thread-safe.
/// </summary>
internal sealed class SocketDiagnostics : IDisposable
{
    private const int NetlinkFamily = 16;
    private const int DatagramCloseOnExec = 0x80002;
    private const int SocketDiagnosticsProtocol = 4;
    private const int HeaderBytes = 16;
    private const int MessageBytes = 72;
    private const int InfoAttribute = 2;
    private const int DoneType = 3;
    private const int ErrorType = 2;

    private readonly int socket;
    private readonly byte[] buffer = new byte[64 * 1024];

    private SocketDiagnostics(int socket) => this.socket = socket;

    public delegate void SocketSeen(int port, ulong cookie, ulong received, ulong sent);

    /// <summary>Null where the kernel does not offer it.</summary>
    public static SocketDiagnostics? TryOpen()
    {
        if (
            !OperatingSystem.IsLinux()
            || Native.Socket(NetlinkFamily, DatagramCloseOnExec, SocketDiagnosticsProtocol) is not (>= 0 and var socket)
        )
        {
            return null;
        }

        var opened = new SocketDiagnostics(socket);
        if (opened.Read([1], (_, _, _, _) => { }))
        {
            return opened;
        }

        opened.Dispose();
        return null;
    }

    /// <summary>Tells of every connection whose local port is one of these; false where the kernel refused.</summary>
    public bool Read(ReadOnlySpan<int> ports, SocketSeen seen)
    {
        var request = SocketRequest.ForPorts(ports);
        if (Native.Send(socket, request, request.Length, 0) != request.Length)
        {
            return false;
        }

        while (true)
        {
            var length = (int)Native.Receive(socket, buffer, buffer.Length, 0);
            if (length <= 0 || Take(buffer.AsSpan(0, length), seen) is var end && end == Answer.Refused)
            {
                return false;
            }

            if (end == Answer.Complete)
            {
                return true;
            }
        }
    }

    public void Dispose() => _ = Native.Close(socket);

    private enum Answer
    {
        Continues,
        Complete,
        Refused,
    }

    private static Answer Take(ReadOnlySpan<byte> messages, SocketSeen seen)
    {
        while (messages.Length >= HeaderBytes)
        {
            var length = MemoryMarshal.Read<int>(messages);
            switch (MemoryMarshal.Read<ushort>(messages[4..]))
            {
                case DoneType:
                    return Answer.Complete;
                case ErrorType:
                    return Answer.Refused;
                default:
                    TakeSocket(messages[HeaderBytes..length], seen);
                    break;
            }

            messages = messages[Math.Min(messages.Length, (length + 3) & ~3)..];
        }

        return Answer.Continues;
    }

    /// <summary>struct inet_diag_msg: the local port at 4, the cookie at 44; then attributes, of which tcp_info is one.</summary>
    private static void TakeSocket(ReadOnlySpan<byte> message, SocketSeen seen)
    {
        var port = BinaryPrimitives.ReadUInt16BigEndian(message[4..]);
        var cookie = MemoryMarshal.Read<ulong>(message[44..]);
        var attributes = message[MessageBytes..];
        while (attributes.Length >= 4)
        {
            var length = MemoryMarshal.Read<ushort>(attributes);
            if (MemoryMarshal.Read<ushort>(attributes[2..]) == InfoAttribute && length >= 4 + 136)
            {
                var info = attributes[4..length];
                seen(port, cookie, MemoryMarshal.Read<ulong>(info[128..]), Sent(info));
                return;
            }

            attributes = attributes[Math.Min(attributes.Length, (length + 3) & ~3)..];
        }
    }

    /// <summary>
    /// struct tcp_info: bytes_acked at 120, bytes_received at 128, since Linux 4.19 bytes_sent at 200 and bytes_retrans at
    /// 208. What was sent is better than what was acknowledged: the last acknowledgement may take 40 ms.
    /// </summary>
    private static ulong Sent(ReadOnlySpan<byte> info) =>
        info.Length >= 216
            ? MemoryMarshal.Read<ulong>(info[200..]) - MemoryMarshal.Read<ulong>(info[208..])
            : MemoryMarshal.Read<ulong>(info[120..]);
}
