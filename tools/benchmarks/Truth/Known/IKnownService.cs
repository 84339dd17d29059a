namespace Benchmarks.Truth.Known;

/// <summary>How long a request takes, for requests in the order in which they arrive.</summary>
internal interface IKnownService
{
    Task ServeAsync();
}
