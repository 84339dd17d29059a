using System.Numerics;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

/// <summary>Makes a plan that is written for two cores use a larger host.</summary>
internal static class PlanScaling
{
    /// <summary>Largest factor: beyond it the generator would be what is measured.</summary>
    private const int Largest = 4;

    /// <summary>
    /// The plan with the sizes that hold on this host. The result is final: its <see cref="Plan.ScaleToHost"/> is false,
    /// so that scaling it again, or reading it back from a result, changes nothing.
    /// </summary>
    /// <remarks>
    /// CPU of layouts, services and balancer is multiplied, at most up to 1,024; memory stays. Default names of layouts
    /// follow their size.
    /// </remarks>
    public static Plan ToHost(Plan plan, int cores) => plan.ScaleToHost ? By(plan, Factor(cores)) : plan;

    /// <summary>1, 2 or 4: half of the cores, rounded down to a power of two. A power of two keeps sizes exact.</summary>
    public static int Factor(int cores)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cores, 1);
        return Math.Min(1 << BitOperations.Log2((uint)Math.Max(1, cores / 2)), Largest);
    }

    private static Plan By(Plan plan, int factor) =>
        plan with
        {
            ScaleToHost = false,
            Layouts = [.. plan.Layouts.Select(layout => layout with { Cpus = Scale(layout.Cpus, factor) })],
            Services = [.. plan.Services.Select(service => service with { Cpus = Scale(service.Cpus, factor) })],
            Balancer = plan.Balancer with { Cpus = Scale(plan.Balancer.Cpus, factor) },
        };

    private static Cpus Scale(Cpus cpus, int factor) => new(Math.Min(cpus.Cores * factor, Sizes.MaxCpus));

    private static Cpus? Scale(Cpus? cpus, int factor) => cpus is { } size ? Scale(size, factor) : null;
}
