using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>
/// How long a user of the closed model waits after a request that got no answer: 10 ms, doubled up to a second while it goes on, so
/// that a dead server is not flooded. It changes: for a field or an element that is not copied.
/// </summary>
internal struct BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private TimeSpan wait;

    /// <param name="failure">Kind; null: ok. Who has waited for a timeout has waited enough, and what code throws says nothing of a server.</param>
    /// <returns>How long to wait; zero: not at all.</returns>
    public TimeSpan After(string? failure)
    {
        if (failure is null or FailureKinds.Timeout or FailureKinds.Exception || FailureKinds.GotResponse(failure))
        {
            return wait = TimeSpan.Zero;
        }

        var longer = wait * 2;
        return wait =
            longer < First ? First
            : longer > Longest ? Longest
            : longer;
    }
}
