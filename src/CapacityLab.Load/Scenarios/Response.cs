namespace CapacityLab.Load;

/// <summary>How a step or an iteration ended. Failures are data: an exception in a scenario is a failure of kind <c>exception</c>.</summary>
public sealed record Response
{
    public bool IsError { get; private init; }

    public string StatusCode { get; private init; } = "";

    public long SizeBytes { get; private init; }

    public string Message { get; private init; } = "";

    public static Response Ok(string statusCode = "", long sizeBytes = 0, string message = "") =>
        new()
        {
            StatusCode = statusCode,
            SizeBytes = sizeBytes,
            Message = message,
        };

    /// <param name="statusCode">Kind of the failure, such as <c>http-503</c>, <c>timeout</c>; the key under which it is counted.</param>
    /// <param name="message">For people; not counted apart.</param>
    /// <param name="sizeBytes">Bytes received.</param>
    public static Response Fail(string statusCode = "failed", string message = "", long sizeBytes = 0) =>
        new()
        {
            IsError = true,
            StatusCode = statusCode,
            SizeBytes = sizeBytes,
            Message = message,
        };
}
