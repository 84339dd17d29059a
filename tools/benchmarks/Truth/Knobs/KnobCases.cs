using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Knobs;

/// <summary>Every bottleneck that the sample shop can be made to have, and none.</summary>
internal static class KnobCases
{
    /// <summary>Processor time that the shop takes for a request beside what a knob adds, rather more than less.</summary>
    private const double MicrosecondsOfShop = 1000;

    /// <summary>For the thousand requests that may be under way at once, where each holds some megabytes: else memory gives out first.</summary>
    private const int AmpleMiB = 8192;

    public static IReadOnlyList<KnobCase> Of(string runtime) =>
        [
            new("cpu-limit", BottleneckCause.CpuLimit, CpuLimit),
            new("memory", BottleneckCause.Memory, Memory),
            new("gc", BottleneckCause.Gc, Gc),
            new("lock", BottleneckCause.Lock, Lock),
            new("thread-pool", BottleneckCause.ThreadPool, ThreadPool),
            new("dependency slow", BottleneckCause.Dependency, SlowDependency),
            new("dependency limited", BottleneckCause.Dependency, LimitedDependency),
            new("connection-pool (HTTP)", BottleneckCause.ConnectionPool, HttpPool),
            new("connection-pool (database)", BottleneckCause.ConnectionPool, DatabasePool),
            new("database", BottleneckCause.Database, runtime == "docker" ? SmallDatabase : SlowDatabase),
            new("balancer", BottleneckCause.Balancer, Balancer),
            new("network", BottleneckCause.Network, LargeAnswers),
            new("generator", BottleneckCause.Generator, Generator),
            new("none", BottleneckCause.None, None),
        ];

    /// <summary>Limits that together leave room on the one processor that the nodes share: else that is what gives out.</summary>
    private static void CpuLimit(JsonNode plan, Random random)
    {
        int replicas = random.Next(1, 3);
        plan.Layout(replicas, random.Between(0.3, 0.55) / replicas, 256, random.Between(500, 2000));
    }

    /// <summary>The runtime may use three quarters of the limit for its heap; little is left beside what is held.</summary>
    private static void Memory(JsonNode plan, Random random)
    {
        int limit = random.Next(200, 300);
        plan.Layout(1, random.Between(0.5, 0.9), limit, 300);
        plan.Environment("Knobs__HoldMiB", Math.Floor((limit * 0.75) - random.Between(16, 24)));
        plan.Environment("Knobs__AllocateKiB", Math.Floor(random.Between(64, 192)));
    }

    private static void Gc(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.5, 0.75), AmpleMiB, 0);
        plan.Environment("Knobs__AllocateKiB", Math.Floor(random.Between(2000, 4500)));
    }

    private static void Lock(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.5, 0.9), 384, random.Between(0, 300));
        plan.Environment("Knobs__LockHeldMs", Math.Floor(random.Between(6, 20)));
    }

    /// <summary>A blocking call, and a pool that may not grow: how fast it would grow is a matter of luck.</summary>
    private static void ThreadPool(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.5, 0.9), 384, random.Between(0, 300));
        plan.Environment("Knobs__BlockingCallMs", Math.Floor(random.Between(20, 45)));
        plan.Environment("DOTNET_ThreadPool_ForceMaxWorkerThreads", random.Next(5, 10));
    }

    private static void SlowDependency(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.4, 0.9), 384, random.Between(100, 500));
        plan.Orders(random.Between(5, 40));
        plan.Payments("Payments__LatencyMs", Math.Floor(random.Between(250, 600)));
    }

    private static void LimitedDependency(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.5, 0.9), 384, random.Between(100, 500));
        plan.Orders(random.Between(20, 60));
        plan.Payments("Payments__LatencyMs", Math.Floor(random.Between(20, 40)));
        plan.Payments("Payments__Concurrency", random.Next(1, 3));
    }

    private static void HttpPool(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.5, 0.9), 384, random.Between(100, 500));
        plan.Orders(random.Between(20, 60));
        plan.Payments("Payments__LatencyMs", Math.Floor(random.Between(20, 40)));
        plan.Environment("Knobs__PaymentsConnections", random.Next(1, 3));
    }

    private static void DatabasePool(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.5, 0.9), 384, random.Between(0, 300));
        plan.Environment("Knobs__DatabasePoolSize", random.Next(1, 4));
        plan.Environment("Knobs__DatabaseHoldMs", Math.Floor(random.Between(8, 20)));
    }

    /// <summary>Each operation takes as long as a query without its index would; no connection is waited for.</summary>
    private static void SlowDatabase(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.5, 0.9), 384, random.Between(0, 300));
        plan.Orders(random.Between(10, 50));
        plan.Environment("Knobs__DatabasePoolSize", 1000);
        plan.Environment("Knobs__DatabaseHoldMs", Math.Floor(random.Between(110, 180)));
    }

    private static void SmallDatabase(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.6, 0.9), 384, 0);
        plan.Orders(random.Between(30, 70));
        plan["docker"]!["database"]!["cpus"] = Math.Round(random.Between(0.05, 0.08), 3);
    }

    private static void Balancer(JsonNode plan, Random random)
    {
        plan.Layout(2, random.Between(0.35, 0.5), 256, 0);
        plan["balancer"]!["cpus"] = Math.Round(random.Between(0.05, 0.07), 3);
    }

    private static void LargeAnswers(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.3, 0.7), AmpleMiB, 0);
        plan.Environment("Knobs__ResponseKiB", Math.Floor(random.Between(700, 2500)));
    }

    /// <summary>Users who compute: before the shop is busy, the generator is.</summary>
    private static void Generator(JsonNode plan, Random random)
    {
        plan.Layout(1, random.Between(0.7, 0.9), 384, 0);
        plan["scenarios"] = new JsonArray(
            new JsonObject { ["code"] = random.Next(2) == 0 ? CostlyUsers.Eight : CostlyUsers.Fifteen }
        );
    }

    /// <summary>A quarter to a half of what a replica takes, so that it works but nothing gives out.</summary>
    private static void None(JsonNode plan, Random random)
    {
        var (cpus, microseconds) = (random.Between(0.4, 0.8), random.Between(0, 800));
        plan.Layout(1, cpus, 384, microseconds);
        double capacity = cpus / ((microseconds + MicrosecondsOfShop) / 1e6);
        plan["search"]!["maxRequestsPerSecond"] = Math.Floor(capacity * random.Between(0.25, 0.5));
    }
}
