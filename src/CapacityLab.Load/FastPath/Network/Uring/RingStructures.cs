using System.Runtime.InteropServices;

namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>struct io_uring_params: what a ring is asked for, and where its parts are.</summary>
[StructLayout(LayoutKind.Explicit, Size = 120)]
internal struct RingParameters
{
    [FieldOffset(0)]
    public uint Submissions;

    [FieldOffset(4)]
    public uint Completions;

    [FieldOffset(8)]
    public uint Flags;

    [FieldOffset(20)]
    public uint Features;

    [FieldOffset(40)]
    public uint SubmissionHead;

    [FieldOffset(44)]
    public uint SubmissionTail;

    [FieldOffset(56)]
    public uint RingFlags;

    [FieldOffset(64)]
    public uint SubmissionNumbers;

    [FieldOffset(80)]
    public uint CompletionHead;

    [FieldOffset(84)]
    public uint CompletionTail;

    [FieldOffset(100)]
    public uint CompletionEntries;
}

/// <summary>struct io_uring_sqe: an order to the kernel.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct Submission
{
    public const byte Poll = 6;
    public const byte Send = 26;
    public const byte Receive = 27;

    /// <summary>Into a buffer of the group.</summary>
    public const byte SelectsBuffer = 1 << 5;

    /// <summary>Nothing is told of it where it goes well.</summary>
    public const byte QuietSuccess = 1 << 6;

    public const ushort WaitsFirst = 1 << 0;
    public const ushort GoesOn = 1 << 1;

    [FieldOffset(0)]
    public byte Operation;

    [FieldOffset(1)]
    public byte Flags;

    [FieldOffset(2)]
    public ushort Priority;

    [FieldOffset(4)]
    public int Fd;

    [FieldOffset(16)]
    public ulong Address;

    [FieldOffset(24)]
    public uint Length;

    /// <summary>Of the message, or the events that are waited for.</summary>
    [FieldOffset(28)]
    public uint OperationFlags;

    [FieldOffset(32)]
    public ulong Tag;

    [FieldOffset(40)]
    public ushort BufferGroup;
}

/// <summary>struct io_uring_cqe: what has come of an order.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal readonly struct Completion
{
    private const uint InBuffer = 1 << 0;
    private const uint More = 1 << 1;

    [FieldOffset(0)]
    public readonly ulong Tag;

    /// <summary>Bytes, or an error below zero.</summary>
    [FieldOffset(8)]
    public readonly int Result;

    [FieldOffset(12)]
    private readonly uint flags;

    public bool HasBuffer => (flags & InBuffer) != 0;

    public ushort Buffer => (ushort)(flags >> 16);

    /// <summary>The order stands; more will come of it.</summary>
    public bool GoesOn => (flags & More) != 0;
}

/// <summary>struct io_uring_getevents_arg.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal unsafe struct WaitArgument
{
    /// <summary>Seconds and nanoseconds.</summary>
    [FieldOffset(16)]
    public long* Time;
}

/// <summary>struct io_uring_buf_reg.</summary>
[StructLayout(LayoutKind.Explicit, Size = 40)]
internal struct BufferRingPlace
{
    [FieldOffset(0)]
    public ulong Address;

    [FieldOffset(8)]
    public uint Entries;

    [FieldOffset(12)]
    public ushort Group;
}

/// <summary>struct io_uring_buf: a buffer that the kernel may fill. The tail of their ring lies in the first one.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct RingBuffer
{
    [FieldOffset(0)]
    public ulong Address;

    [FieldOffset(8)]
    public uint Length;

    [FieldOffset(12)]
    public ushort Number;

    [FieldOffset(14)]
    public ushort Tail;
}
