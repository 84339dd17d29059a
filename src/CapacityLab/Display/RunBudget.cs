using CapacityLab.Plans;

namespace CapacityLab.Display;

/// <summary>How long a run takes, estimated from its plan at first and from its finished layouts later.</summary>
internal sealed record RunBudget(int Layouts, SearchOptions Search)
{
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(0.5);

    public TimeSpan Left(TimeSpan elapsed, int finished)
    {
        var each = finished > 0 ? elapsed / finished : Planned();
        var left = (each * Layouts) - elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private TimeSpan Planned() => StartUp + Search.WarmUp + (Search.MaxProbes * (Search.Probe + BetweenProbes));
}
