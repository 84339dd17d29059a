using System.Diagnostics;
using CapacityLab.Load;

namespace Benchmarks.Truth.Knobs;

/// <summary>Users in code who cost the generator more processor time than their request costs the shop.</summary>
internal static class CostlyUsers
{
    public const string Eight = "costly-8-ms";
    public const string Fifteen = "costly-15-ms";

    public static IReadOnlyList<Scenario> All { get; } = [Of(Eight, 8), Of(Fifteen, 15)];

    private static Scenario Of(string name, int milliseconds) =>
        Scenario.Create(
            name,
            async context =>
            {
                var since = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(since).TotalMilliseconds < milliseconds)
                {
                    Thread.SpinWait(100);
                }

                return await Step.Run(
                    "product",
                    context,
                    async () =>
                    {
                        using var answer = await context.Http.GetAsync(
                            new Uri(context.BaseAddress, "/api/products/1"),
                            context.CancellationToken
                        );
                        return answer.IsSuccessStatusCode ? Response.Ok() : Response.Fail("not-ok");
                    }
                );
            }
        );
}
