namespace CapacityLab.Load.FastPath.Network;

/// <summary>The connections of one loop, and the wait for any of them. For one thread at a time.</summary>
internal interface INetwork : IDisposable
{
    /// <summary>As the result names it.</summary>
    string Engine { get; }

    Connection NewConnection(Channel owner);

    /// <summary>Waits until a connection can be read or written again, or the time is over.</summary>
    /// <param name="timeout">Zero or less: only looks.</param>
    /// <returns>How many of <paramref name="ready"/> were filled.</returns>
    int Wait(Span<Ready> ready, TimeSpan timeout);
}
