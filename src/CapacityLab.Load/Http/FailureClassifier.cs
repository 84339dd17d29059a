using System.Net.Sockets;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Http;

/// <summary>Names the kind of failure behind an exception of a request.</summary>
internal static class FailureClassifier
{
    public static string KindOf(Exception exception) =>
        FromSocket(exception) ?? FromHttp(exception) ?? FromCancellation(exception) ?? FailureKinds.Exception;

    /// <summary>What to show of it: of code its type and what it says, of TLS the reason, of the rest what the kind does not say already.</summary>
    public static string MessageOf(Exception exception, string kind) =>
        kind switch
        {
            FailureKinds.Timeout => "",
            FailureKinds.Exception => $"{exception.GetType().Name}: {exception.Message}",
            _ => exception.GetBaseException().Message,
        };

    // The socket's own word comes first: HttpClient wraps a refused and an exhausted port in the same error.
    private static string? FromSocket(Exception exception) =>
        Inner<SocketException>(exception)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => FailureKinds.ConnectionRefused,
            // Shutdown is EPIPE: a write to a connection that the other side has reset.
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown =>
                FailureKinds.ConnectionReset,
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery =>
                FailureKinds.Dns,
            SocketError.AddressNotAvailable => FailureKinds.LocalPortsExhausted,
            SocketError.TooManyOpenSockets => FailureKinds.DescriptorsExhausted,
            SocketError.TimedOut => FailureKinds.Timeout,
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown =>
                FailureKinds.Unreachable,
            SocketError.AccessDenied or SocketError.NoBufferSpaceAvailable or SocketError.AddressFamilyNotSupported =>
                FailureKinds.Socket,
            _ => null,
        };

    private static string? FromHttp(Exception exception) =>
        (
            Inner<HttpRequestException>(exception)?.HttpRequestError
            ?? Inner<HttpIOException>(exception)?.HttpRequestError
        ) switch
        {
            HttpRequestError.ResponseEnded => FailureKinds.ClosedEarly,
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded =>
                FailureKinds.InvalidResponse,
            HttpRequestError.NameResolutionError => FailureKinds.Dns,
            HttpRequestError.SecureConnectionError => FailureKinds.Tls,
            HttpRequestError.Unknown => Inner<HttpIOException>(exception)?.HttpRequestError switch
            {
                HttpRequestError.ResponseEnded => FailureKinds.ClosedEarly,
                HttpRequestError.InvalidResponse => FailureKinds.InvalidResponse,
                _ => null,
            },
            _ => null,
        };

    private static string? FromCancellation(Exception exception) =>
        exception is OperationCanceledException or TimeoutException ? FailureKinds.Timeout : null;

    private static T? Inner<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }
}
