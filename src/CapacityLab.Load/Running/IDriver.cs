using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>Starts the arrivals, on a thread of its own: the open model or the closed.</summary>
internal interface IDriver
{
    LoadModel Model { get; }

    /// <summary>Virtual users of the closed model, at most; 0 in the open one.</summary>
    int Concurrency { get; }

    /// <summary>The most arrivals that were due and not begun.</summary>
    long MaxBacklog { get; }

    /// <summary>Returns when the schedule is over or the token is cancelled; what is in flight goes on.</summary>
    ScheduleEnd Run(CancellationToken cancellation);
}
