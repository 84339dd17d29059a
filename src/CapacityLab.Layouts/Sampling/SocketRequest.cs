using System.Runtime.InteropServices;

namespace CapacityLab.Layouts.Sampling;

/// <summary>
/// The request to sock_diag, with a filter that the kernel runs: of tens of thousands of sockets on a loaded host only the
/// nodes' own are copied. One request for all nodes, since each makes the kernel walk its whole table.
/// </summary>
internal static class SocketRequest
{
    // TCPDIAG_GETSOCK, unlike SOCK_DIAG_BY_FAMILY, answers for both families in one walk.
    private const ushort GetTcpSockets = 18;
    private const ushort RequestAndDump = 0x301;
    private const byte AskForInfo = 1 << 1;
    private const ushort BytecodeAttribute = 1;

    /// <summary>Established, both FIN_WAITs, CLOSE_WAIT, LAST_ACK, CLOSING: states with a full socket and a peer.</summary>
    private const uint States = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 8 | 1 << 9 | 1 << 11;

    private const int FixedBytes = 16 + 60;
    private const int PortBytes = 20;
    private const int LastPortBytes = 16;

    private const byte Jump = 1;
    private const byte SourceAtLeast = 2;
    private const byte SourceAtMost = 3;

    public static byte[] ForPorts(ReadOnlySpan<int> ports)
    {
        var code = (ports.Length - 1) * PortBytes + LastPortBytes;
        var request = new byte[FixedBytes + 4 + code];
        var bytes = request.AsSpan();
        MemoryMarshal.Write(bytes, request.Length);
        MemoryMarshal.Write(bytes[4..], GetTcpSockets);
        MemoryMarshal.Write(bytes[6..], RequestAndDump);
        // struct inet_diag_req: family, address lengths, extensions; the socket's identity; states; dbs.
        bytes[16 + 3] = AskForInfo;
        MemoryMarshal.Write(bytes[(16 + 52)..], States);
        MemoryMarshal.Write(bytes[FixedBytes..], (ushort)(4 + code));
        MemoryMarshal.Write(bytes[(FixedBytes + 2)..], BytecodeAttribute);
        WriteFilter(bytes[(FixedBytes + 4)..], ports);
        return request;
    }

    /// <summary>
    /// For each port: at least it and at most it, then jump to the end (accept); else on to the next, and beyond the end
    /// (reject) after the last. An operation is {code, yes, no}, both offsets from itself; a comparison is followed by its
    /// operand. The kernel wants every target of `no` on the chain of `yes`.
    /// </summary>
    private static void WriteFilter(Span<byte> code, ReadOnlySpan<int> ports)
    {
        for (var i = 0; i < ports.Length; i++)
        {
            var last = i == ports.Length - 1;
            var next = last ? LastPortBytes + 4 : PortBytes;
            Write(code, SourceAtLeast, 8, next);
            Write(code[4..], 0, 0, ports[i]);
            Write(code[8..], SourceAtMost, 8, next - 8);
            Write(code[12..], 0, 0, ports[i]);
            if (!last)
            {
                Write(code[16..], Jump, 4, code.Length - 16);
                code = code[PortBytes..];
            }
        }
    }

    private static void Write(Span<byte> at, byte operation, byte yes, int no)
    {
        at[0] = operation;
        at[1] = yes;
        MemoryMarshal.Write(at[2..], (ushort)no);
    }
}
