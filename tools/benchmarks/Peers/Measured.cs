namespace Benchmarks.Peers;

/// <summary>What one run of a contender came to. CPU is user and system time of its process per request, memory what is resident at
/// its peak. NaN: it does not tell.</summary>
internal sealed record Measured(
    double RequestsPerSecond,
    double CpuMicroseconds,
    double P50Ms,
    double P99Ms,
    double MemoryMiB,
    long Failed
);
