using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests.Json;

/// <summary>What a node used, every property set.</summary>
internal static class FullNode
{
    public static NodeUse Create() =>
        new()
        {
            Name = "replica-1",
            Role = "replica",
            Samples = 12,
            CpuCores = new Cpus(0.2467),
            CpuSeconds = 0.74,
            CpuLimit = new Cpus(0.25),
            ThrottledShare = 0.71,
            KernelShare = 0.21,
            MemoryLimitHits = 3,
            OutOfMemoryKills = 1,
            OutOfMemoryErrors = 2,
            OutOfMemoryErrorsBefore = 7,
            Memory = MemorySize.FromMiB(118.5),
            MemoryLimit = MemorySize.FromMiB(256),
            RxBytes = 1_000,
            TxBytes = 2_000,
            Threads = 24,
            NoAnswer = "replica-1 did not answer GET /healthz within 2 s; its process is stopped (state T).",
            Runtime = new RuntimeUse
            {
                Pages = 4,
                PagesMissed = 1,
                Seconds = 3.125,
                GcPauseShare = 0.015,
                Gen2Collections = 1,
                AllocatedBytes = 5_000_000,
                LockContentions = 12,
                ThreadPoolQueueMean = 1.5,
                ThreadPoolQueueMax = 4,
                ThreadPoolThreadsFirst = 3,
                ThreadPoolThreadsMax = 5,
                Requests = 712,
                RequestSeconds = 12.5,
                ClientRequests = 40,
                ClientSeconds = 0.5,
                ClientQueueSeconds = 0.125,
                DatabaseOperations = 800,
                DatabaseSeconds = 1.5,
                DatabaseWaitSeconds = 0.25,
                DatabasePendingMean = 0.5,
                Exceptions = 7,
            },
        };
}
