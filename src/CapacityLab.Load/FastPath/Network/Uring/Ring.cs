using CapacityLab.Load.FastPath.Network.Linux;

namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>
/// The two queues that are shared with the kernel: orders go out, completions come in. Only the thread that opened it may
/// use it, which lets the kernel leave work until that thread asks (Linux 6.1).
/// </summary>
internal sealed unsafe class Ring : IDisposable
{
    private const uint Orders = 1_024;
    private const uint Answers = 16_384;
    private const nint OrdersAt = 0x10000000;
    private const uint NewsWaits = UringCalls.WorkWaits | UringCalls.CompletionsOverflow;

    private readonly int fd;
    private readonly MappedMemory queues;
    private readonly MappedMemory orders;
    private readonly uint* takenByKernel;
    private readonly uint* givenToKernel;
    private readonly uint* flags;
    private readonly uint* takenByUs;
    private readonly uint* givenToUs;
    private readonly Completion* completions;
    private readonly uint lastOrder;
    private readonly uint lastAnswer;
    private uint given;

    private Ring(int fd, in RingParameters its, MappedMemory queues, MappedMemory orders)
    {
        (this.fd, this.queues, this.orders) = (fd, queues, orders);
        var start = queues.Start;
        takenByKernel = (uint*)(start + its.SubmissionHead);
        givenToKernel = (uint*)(start + its.SubmissionTail);
        takenByUs = (uint*)(start + its.CompletionHead);
        givenToUs = (uint*)(start + its.CompletionTail);
        flags = (uint*)(start + its.RingFlags);
        completions = (Completion*)(start + its.CompletionEntries);
        (lastOrder, lastAnswer) = (its.Submissions - 1, its.Completions - 1);
        var numbers = (uint*)(start + its.SubmissionNumbers);
        for (uint i = 0; i < its.Submissions; i++)
        {
            numbers[i] = i;
        }
    }

    public int Fd => fd;

    /// <summary>Orders so far; compare by difference, it goes round.</summary>
    public uint Ordered => given;

    public bool HasCompletion => *takenByUs != Volatile.Read(ref *givenToUs);

    /// <summary>Orders that have not gone out.</summary>
    public uint Untaken => given - Volatile.Read(ref *takenByKernel);

    /// <returns>Null: this kernel has none of this kind, or does not let this process use it.</returns>
    public static Ring? TryOpen()
    {
        RingParameters its = default;
        its.Completions = Answers;
        its.Flags =
            UringCalls.CompletionsGiven
            | UringCalls.SubmitAll
            | UringCalls.TellsOfWork
            | UringCalls.SingleIssuer
            | UringCalls.DefersWork;
        var fd = UringCalls.Setup(Orders, &its);
        if (fd < 0)
        {
            return null;
        }

        var length = Math.Max(
            its.SubmissionNumbers + (its.Submissions * sizeof(uint)),
            its.CompletionEntries + (its.Completions * (uint)sizeof(Completion))
        );
        var queues = (its.Features & UringCalls.SingleMap) != 0 ? MappedMemory.OfRing(fd, 0, (nint)length) : null;
        var orders = MappedMemory.OfRing(fd, OrdersAt, (nint)its.Submissions * sizeof(Submission));
        if (queues is not null && orders is not null)
        {
            return new Ring(fd, its, queues, orders);
        }

        queues?.Dispose();
        orders?.Dispose();
        _ = LinuxCalls.close(fd);
        return null;
    }

    /// <summary>A place for the next order, all zero; it goes out when the ring is entered.</summary>
    public Submission* Order()
    {
        while (Untaken > lastOrder)
        {
            Submit();
        }

        var order = (Submission*)orders.Start + (given++ & lastOrder);
        *order = default;
        return order;
    }

    /// <summary>Whether an order that was the last when <see cref="Ordered"/> said this has not gone out yet.</summary>
    public bool IsWaiting(uint ordered) => (int)(ordered - Volatile.Read(ref *takenByKernel)) > 0;

    /// <summary>Sends out the orders.</summary>
    public void Submit()
    {
        Volatile.Write(ref *givenToKernel, given);
        UringCalls.Enter(fd, Untaken, 0, 0, null);
    }

    /// <summary>Sends out the orders, and waits for a completion until the time is over; zero: only looks.</summary>
    public void Enter(TimeSpan wait)
    {
        Volatile.Write(ref *givenToKernel, given);
        if (wait > TimeSpan.Zero && !HasCompletion)
        {
            var time = stackalloc long[2];
            (time[0], time[1]) = (wait.Ticks / TimeSpan.TicksPerSecond, wait.Ticks % TimeSpan.TicksPerSecond * 100);
            var argument = new WaitArgument { Time = time };
            UringCalls.Enter(fd, Untaken, 1, UringCalls.GetEvents | UringCalls.ExtendedArgument, &argument);
        }
        else if (Untaken > 0 || (Volatile.Read(ref *flags) & NewsWaits) != 0)
        {
            UringCalls.Enter(fd, Untaken, 0, UringCalls.GetEvents, null);
        }
    }

    public bool TryTake(out Completion completion)
    {
        var taken = *takenByUs;
        if (taken == Volatile.Read(ref *givenToUs))
        {
            completion = default;
            return false;
        }

        completion = completions[taken & lastAnswer];
        Volatile.Write(ref *takenByUs, taken + 1);
        return true;
    }

    public void Dispose()
    {
        _ = LinuxCalls.close(fd);
        orders.Dispose();
        queues.Dispose();
    }
}
