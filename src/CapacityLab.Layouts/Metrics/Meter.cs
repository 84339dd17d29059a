namespace CapacityLab.Layouts.Metrics;

/// <summary>The meters that a metrics page is read for.</summary>
internal enum Meter
{
    GcPauseSeconds,
    Gen2Collections,
    AllocatedBytes,
    LockContentions,
    ThreadPoolQueue,
    ThreadPoolThreads,
    Exceptions,
    ServerRequests,
    ServerSeconds,
    ClientRequests,
    ClientSeconds,
    ClientQueueSeconds,
    DatabaseOperations,
    DatabaseSeconds,
    DatabaseWaitSeconds,
    DatabasePending,
}
