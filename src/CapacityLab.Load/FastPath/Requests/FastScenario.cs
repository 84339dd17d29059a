using CapacityLab.Load.Http;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;

namespace CapacityLab.Load.FastPath.Requests;

/// <summary>A scenario made ready for the fast path. Immutable: every loop of a run uses the same one.</summary>
internal sealed class FastScenario
{
    private readonly FeedSource[] feeds;
    private readonly SlotTable slots = new();

    public FastScenario(HttpScenario scenario, LoadSpec spec, StepTable table)
    {
        // Feeds come first, so that feed i fills slot i.
        feeds = FeedSource.Of(scenario, spec.Seed);
        foreach (var name in scenario.Feeds.Keys)
        {
            slots.PlaceOf(name);
        }

        CookieSlot = scenario.Cookies ? slots.PlaceOf(SlotTable.Cookies) : null;
        Steps =
        [
            .. scenario.Steps.Select(step => new FastStep(
                RequestWriter.TemplateOf(step, spec.BaseAddress, slots.PlaceOf, CookieSlot),
                step,
                spec.BaseAddress,
                slots.PlaceOf,
                table.NumberOf(scenario.Name, step.Name)
            )),
        ];
    }

    public FastStep[] Steps { get; }

    /// <summary>Place of the Cookie header's line; null: cookies are off.</summary>
    public int? CookieSlot { get; }

    public int SlotCount => slots.Count;

    public void FillFeeds(SlotValues values, in Arrival arrival)
    {
        values.Clear();
        for (var i = 0; i < feeds.Length; i++)
        {
            feeds[i].Write(values, i, arrival.Number, arrival.Iteration);
        }
    }
}
