using CapacityLab.Load.Http1;
using CapacityLab.Results.Probes;

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
                : mayRepeat && FailureKinds.Of(failure).MayRetry ? NextAttempt.Resend
                : NextAttempt.None;
        }

        // A name may stand for several addresses, of which the server listens on some (localhost: ::1 and 127.0.0.1).
        return !anyAnswer && FailureKinds.Of(failure).IsOfAddress && ++addressesTried < addresses
            ? NextAttempt.OtherAddress
            : NextAttempt.None;
    }
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
