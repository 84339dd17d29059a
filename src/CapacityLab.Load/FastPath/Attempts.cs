using CapacityLab.Load.Http1;

namespace CapacityLab.Load.FastPath;

/// <summary>Decides what is still to be tried for a request whose connection has failed. It changes: for a field that is not copied.</summary>
internal struct Attempts
{
    private int addressesTried;
    private bool onKept;
    private bool anyAnswer;

    /// <param name="onKeptConnection">Whether it goes over a connection that has served a request before.</param>
    public void Begin(bool onKeptConnection) => (addressesTried, onKept, anyAnswer) = (0, onKeptConnection, false);

    /// <summary>A byte of the answer is there.</summary>
    /// <param name="fault">What is no status line is no answer: it stood behind the answer before, or nobody speaks HTTP there.</param>
    public void Answered(ResponseFault fault = ResponseFault.None) => anyAnswer |= fault != ResponseFault.StatusLine;

    /// <param name="failure">Kind.</param>
    /// <param name="anySent">Whether the request has gone out, or a part of it.</param>
    /// <param name="mayRepeat">Whether sending the request twice does no harm.</param>
    /// <param name="addresses">That the target's name stands for.</param>
    public NextAttempt Next(string failure, bool anySent, bool mayRepeat, int addresses)
    {
        if (onKept && !anyAnswer)
        {
            onKept = false;
            return !anySent ? NextAttempt.NewConnection
                : mayRepeat && IsOfConnection(failure) ? NextAttempt.Resend
                : NextAttempt.None;
        }

        // A name may stand for several addresses, of which the server listens on some (localhost: ::1 and 127.0.0.1).
        return !anyAnswer && IsOfAddress(failure) && ++addressesTried < addresses
            ? NextAttempt.OtherAddress
            : NextAttempt.None;
    }

    // The last is what the kernel says of an address of which this machine has no kind (::1 where IPv6 is off), too.
    private static bool IsOfAddress(string failure) =>
        failure
            is FailureKinds.ConnectionRefused
                or FailureKinds.Unreachable
                or FailureKinds.Socket
                or FailureKinds.LocalPortsExhausted;

    // A server may end an idle connection at any moment, also while a request is on its way: RFC 9112, 9.3.1.
    // What stands behind an answer makes the connection useless too: RFC 9112, 9.2.
    private static bool IsOfConnection(string failure) =>
        failure is FailureKinds.ClosedEarly or FailureKinds.ConnectionReset or FailureKinds.InvalidResponse;
}

internal enum NextAttempt
{
    /// <summary>The request has failed.</summary>
    None,

    OtherAddress,

    /// <summary>Nothing has gone out over the old one.</summary>
    NewConnection,

    /// <summary>Once more, on a new connection.</summary>
    Resend,
}
