using CapacityLab.Load.FastPath;
using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.Simulations;

namespace CapacityLab.Load;

/// <summary>What is wrong with a load, all of it at once.</summary>
internal static class LoadSpecChecks
{
    public static void ThrowIfWrong(LoadSpec spec)
    {
        if (Problems(spec).ToArray() is { Length: > 0 } problems)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(spec));
        }
    }

    public static bool IsOpen(LoadSimulation simulation) =>
        simulation
            is InjectSimulation
                or RampingInjectSimulation
                or InjectRandomSimulation
                or IterationsForInjectSimulation;

    public static bool IsClosed(LoadSimulation simulation) =>
        simulation is KeepConstantSimulation or RampingConstantSimulation or IterationsForConstantSimulation;

    private static IEnumerable<string> Problems(LoadSpec spec) =>
        [.. AddressProblems(spec.BaseAddress), .. MixProblems(spec), .. ShapeProblems(spec), .. LimitProblems(spec)];

    private static IEnumerable<string> AddressProblems(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            yield return $"The address '{address}' is not an absolute http or https address.";
        }
    }

    private static IEnumerable<string> MixProblems(LoadSpec spec)
    {
        if (spec.Scenarios.Count == 0)
        {
            yield return "There is no scenario.";
        }

        foreach (var twice in spec.Scenarios.GroupBy(s => s.Name).Where(g => g.Count() > 1))
        {
            yield return $"Two scenarios have the name '{twice.Key}'.";
        }
    }

    private static IEnumerable<string> ShapeProblems(LoadSpec spec)
    {
        if (spec.Simulations.Count == 0)
        {
            yield return "There is no load simulation.";
        }

        if (spec.Simulations.Any(IsOpen) && spec.Simulations.Any(IsClosed))
        {
            yield return "Simulations of the open model (Inject…) and of the closed model (…Constant) are mixed in one load; give each its own.";
        }
    }

    private static IEnumerable<string> LimitProblems(LoadSpec spec)
    {
        if (spec.MaxInFlight < 1)
        {
            yield return $"MaxInFlight is {spec.MaxInFlight}; it starts at 1.";
        }

        // The closed model has as many in flight as users.
        if (spec.Threads < 0 || (spec.Threads > spec.MaxInFlight && spec.Simulations.Any(IsOpen)))
        {
            yield return $"Threads is {spec.Threads}; it is from 1 to MaxInFlight ({spec.MaxInFlight}), or 0 for automatic.";
        }

        if (FastPlan.Is(spec.Engine) && !FastPlan.CanBeFast(spec))
        {
            yield return $"Engine is {spec.Engine}; it takes http addresses and scenarios of data only, and no Handler.";
        }

        if (!Networks.Has(spec.Engine))
        {
            yield return $"Engine is {spec.Engine}; this system has none, or does not let this process use it.";
        }

        if (spec.RequestTimeout <= TimeSpan.Zero)
        {
            yield return $"RequestTimeout is {spec.RequestTimeout}; it must be longer than zero.";
        }

        if (spec.OverdueGrace < TimeSpan.Zero)
        {
            yield return $"OverdueGrace is {spec.OverdueGrace}; it must not be negative.";
        }

        if (spec.GracefulStop < TimeSpan.Zero)
        {
            yield return $"GracefulStop is {spec.GracefulStop}; it must not be negative.";
        }

        if (spec.EarlyStop < TimeSpan.Zero)
        {
            yield return $"EarlyStop is {spec.EarlyStop}; it must not be negative.";
        }
    }
}
