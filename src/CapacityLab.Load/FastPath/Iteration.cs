using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;

namespace CapacityLab.Load.FastPath;

/// <summary>Where an iteration stands: its arrival, its step, the values of its slots. Used again by the next one.</summary>
internal sealed class Iteration
{
    private CookieJar? jar;
    private FastScenario? scenario;
    private int step;

    public Arrival Arrival { get; private set; }

    public TimeSpan Started { get; private set; }

    /// <summary>From when the step counts: the first from the intended start, a later one from the answer before.</summary>
    public TimeSpan StepFrom { get; private set; }

    /// <summary>Null: the scenario has them off.</summary>
    public CookieJar? Cookies => scenario!.CookieSlot is null ? null : jar ??= new CookieJar();

    public SlotValues Slots { get; private set; } = new(0);

    public FastStep Step => scenario!.Steps[step];

    public void Begin(in Arrival next, FastScenario its, TimeSpan now)
    {
        (Arrival, scenario, step) = (next, its, 0);
        (Started, StepFrom) = (now, next.Intended);
        if (its.SlotCount > 0)
        {
            Fill(its);
        }
    }

    /// <returns>Whether there is a further step.</returns>
    public bool TryAdvance(TimeSpan now)
    {
        if (step + 1 >= scenario!.Steps.Length)
        {
            return false;
        }

        (step, StepFrom) = (step + 1, now);
        if (scenario.CookieSlot is { } slot && Cookies is { } kept)
        {
            kept.Ask(Step.Origin, Step.Path, Slots);
            Slots.Commit(slot, kept.WriteTo(Slots.Room(kept.MostBytes)));
        }

        return true;
    }

    /// <param name="failure">Kind; null: ok.</param>
    /// <param name="inTime">Whether the load was not over yet.</param>
    public IterationEnd End(TimeSpan now, string? failure, bool inTime) =>
        new(Arrival.Intended, Started, now, failure, CountFailure: false, inTime);

    private void Fill(FastScenario its)
    {
        if (Slots.Count < its.SlotCount)
        {
            Slots = new SlotValues(its.SlotCount);
        }

        its.FillFeeds(Slots, Arrival);
        Cookies?.Clear();
        Cookies?.Ask(Step.Origin, Step.Path, Slots);
    }
}
