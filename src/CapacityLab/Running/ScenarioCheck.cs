using CapacityLab.Analysis.Judging;
using CapacityLab.Load;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>
/// After a load with wrong answers, tries the scenario as a single user: some stretches, as few as tell, of three seconds together.
/// Nothing is sent where nothing failed.
/// </summary>
/// <param name="alone">Sends as a single user for a stretch; its argument counts the calls, from 0.</param>
/// <param name="objectives">Whose success ratio is to hold.</param>
internal sealed class ScenarioCheck(Func<int, CancellationToken, Task<ProbeResult>> alone, Objectives objectives)
{
    public static readonly TimeSpan Stretch = TimeSpan.FromSeconds(0.5);
    private const int MostStretches = 6;

    private int stretches;
    private bool workedBefore;

    /// <summary>What is wrong, where the scenario fails at any rate; null where it does not, or nobody can tell.</summary>
    /// <param name="load">The warm-up's stretches, or a probe.</param>
    /// <param name="rest">Waits until the target is at rest; called only before something is sent.</param>
    /// <param name="cancellation">Of the run.</param>
    public async Task<string?> LookAsync(
        IReadOnlyList<ProbeResult> load,
        Func<Task> rest,
        CancellationToken cancellation
    )
    {
        var rule = new BrokenScenario(objectives) { WorkedBefore = workedBefore };
        if (!rule.IsSuspected(load))
        {
            workedBefore |= load.Any(one => one.Ok > 0);
            return null;
        }

        await rest();
        var (state, tried) = await TryAsync(rule, load, cancellation);
        workedBefore |= state == ScenarioState.Sound;
        return state is ScenarioState.Broken or ScenarioState.LikelyBroken ? BrokenScenarioText.Of(tried) : null;
    }

    private async Task<(ScenarioState State, IReadOnlyList<ProbeResult> Tried)> TryAsync(
        BrokenScenario rule,
        IReadOnlyList<ProbeResult> load,
        CancellationToken cancellation
    )
    {
        var tried = new List<ProbeResult>();
        var state = ScenarioState.Unknown;
        while (tried.Count < MostStretches && state is not (ScenarioState.Sound or ScenarioState.Broken))
        {
            tried.Add(await alone(stretches++, cancellation));
            state = rule.Decide(load, tried);
        }

        return (state, tried);
    }

    /// <summary>Of a layout.</summary>
    public static ScenarioCheck Of(LoadShape shape) =>
        new(
            (stretch, cancellation) =>
                LoadEngine.RunAsync(
                    shape.Closed(1, shape.AtLeastSome(Stretch), Seeds.OfScenarioCheck(shape.Plan.Load.Seed, stretch)),
                    progress: null,
                    cancellation
                ),
            shape.Plan.Objectives
        );
}
