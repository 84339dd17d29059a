namespace Benchmarks.Truth.Foreign;

/// <summary>Every limit that the foreign services can be made to have, and none. Limits leave room on the one processor that a small host has for them.</summary>
internal static class ForeignCases
{
    private const double MostCpus = 0.55;

    /// <param name="targetProcessors">Of the host, for the target; from 1.</param>
    public static IReadOnlyList<ForeignCase> Of(int targetProcessors) =>
        [
            new(ForeignService.Node, "permits", ForeignCauses.Permits, Permits(ForeignService.Node)),
            Cpu(ForeignService.Node, targetProcessors),
            new(ForeignService.Node, "lock", ForeignCauses.Lock, Lock(ForeignService.Node)),
            new(ForeignService.Node, "memory", ForeignCauses.Memory, Memory(ForeignService.Node)),
            new(ForeignService.Node, "none", ForeignCauses.None, None(ForeignService.Node)),
            .. OneThread(targetProcessors),
            new(ForeignService.Python, "permits", ForeignCauses.Permits, Permits(ForeignService.Python)),
            Cpu(ForeignService.Python, targetProcessors),
            new(ForeignService.Python, "lock", ForeignCauses.Lock, Lock(ForeignService.Python)),
            new(ForeignService.Python, "memory", ForeignCauses.Memory, KilledWorkers),
            new(ForeignService.Python, "none", ForeignCauses.None, None(ForeignService.Python)),
            new(ForeignService.Java, "permits", ForeignCauses.Permits, Permits(ForeignService.Java)),
            Cpu(ForeignService.Java, targetProcessors),
            new(ForeignService.Java, "lock", ForeignCauses.Lock, Lock(ForeignService.Java)),
            new(ForeignService.Java, "memory", ForeignCauses.Memory, Memory(ForeignService.Java)),
            new(ForeignService.Java, "none", ForeignCauses.None, None(ForeignService.Java)),
            new(ForeignService.Nginx, "permits", ForeignCauses.Permits, TurnedAway),
            new(ForeignService.Nginx, "cpu", ForeignCauses.Cpu(MostCpus, 1, targetProcessors), Gzip),
            new(ForeignService.Nginx, "pace", ForeignCauses.Pace, Pace),
            new(ForeignService.Nginx, "none", ForeignCauses.None, SmallFiles),
        ];

    private static Func<Random, ForeignSetting> Permits(ForeignService service) =>
        random =>
            Sized(
                service,
                random.Between(0.6, 0.9),
                ("PERMITS", random.Next(2, 6)),
                ("HOLD_MS", (int)random.Between(25, 60))
            );

    private static ForeignCase Cpu(ForeignService service, int targetProcessors) =>
        new(
            service,
            "cpu",
            ForeignCauses.Cpu(MostCpus, service.ThreadsThatCompute, targetProcessors),
            random =>
                Sized(service, random.Between(0.3, MostCpus), ("CPU_MICROSECONDS", (int)random.Between(2000, 8000)))
        );

    /// <summary>One thread, which its limit would let use more than one processor: only where there are more.</summary>
    private static IEnumerable<ForeignCase> OneThread(int targetProcessors) =>
        targetProcessors < 2
            ? []
            :
            [
                new(
                    ForeignService.Node,
                    "one thread",
                    ForeignCauses.Cpu(1.5, ForeignService.Node.ThreadsThatCompute, targetProcessors),
                    random => Sized(ForeignService.Node, 1.5, ("CPU_MICROSECONDS", (int)random.Between(2000, 8000)))
                ),
            ];

    private static Func<Random, ForeignSetting> Lock(ForeignService service) =>
        random => Sized(service, random.Between(0.6, 0.9), ("LOCK_MS", (int)random.Between(8, 20)));

    private static Func<Random, ForeignSetting> Memory(ForeignService service) =>
        random => Sized(service, random.Between(0.5, 0.9), ("KEEP_KIB", (int)random.Between(32, 256)));

    /// <summary>
    /// A worker that is killed is replaced, and costs the request that it had. With so much kept a request that is 1 in 25 to 50, at any
    /// rate: more than the objective allows. With less, nothing would break before the processor does.
    /// </summary>
    private static ForeignSetting KilledWorkers(Random random) =>
        Sized(ForeignService.Python, random.Between(0.5, 0.9), ("KEEP_KIB", random.Next(4096, 8193)));

    /// <summary>A quarter to a half of what the replica takes.</summary>
    private static Func<Random, ForeignSetting> None(ForeignService service) =>
        random =>
        {
            var (cpus, microseconds) = (random.Between(0.4, 0.8), (int)random.Between(500, 1500));
            double capacity = cpus / ((microseconds + service.Microseconds) / 1e6);
            return Sized(service, cpus, ("CPU_MICROSECONDS", microseconds)) with
            {
                MostRate = Math.Floor(capacity * random.Between(0.25, 0.5)),
            };
        };

    /// <summary>
    /// Answers of a second, and so many at a time; more get a 503. nginx sends what the rate allows in a second at once, and the rest of a
    /// larger file a second later.
    /// </summary>
    private static ForeignSetting TurnedAway(Random random) =>
        Sized(
            ForeignService.Nginx,
            random.Between(0.5, 0.9),
            ("PERMITS", random.Next(16, 49)),
            ("FILE_KIB", random.Next(22, 31)),
            ("BYTES_PER_SECOND", 20480)
        ) with
        {
            P99Ms = 2500,
        };

    private static ForeignSetting Gzip(Random random) =>
        Sized(
            ForeignService.Nginx,
            random.Between(0.3, MostCpus),
            ("GZIP_LEVEL", random.Next(6, 10)),
            ("FILE_KIB", random.Next(40, 121))
        );

    private static ForeignSetting Pace(Random random) =>
        Sized(ForeignService.Nginx, random.Between(0.5, 0.9), ("PER_SECOND", random.Next(60, 301)));

    private static ForeignSetting SmallFiles(Random random)
    {
        double cpus = random.Between(0.4, 0.8);
        double capacity = cpus / (ForeignService.Nginx.Microseconds / 1e6);
        return Sized(ForeignService.Nginx, cpus, ("FILE_KIB", random.Next(1, 17))) with
        {
            MostRate = Math.Floor(capacity * random.Between(0.25, 0.5)),
        };
    }

    private static ForeignSetting Sized(ForeignService service, double cpus, params (string, int)[] knobs) =>
        new(Math.Round(cpus, 2), service.MemoryMiB, knobs.ToDictionary(knob => knob.Item1, knob => knob.Item2));

    private static double Between(this Random random, double from, double to) =>
        from + (random.NextDouble() * (to - from));
}
