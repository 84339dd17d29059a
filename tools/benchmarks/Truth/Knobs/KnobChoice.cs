namespace Benchmarks.Truth.Knobs;

/// <summary>Which knobs are turned, and how often.</summary>
internal sealed record KnobChoice(
    IReadOnlyList<string> Runtimes,
    IReadOnlyList<string> Only,
    int Seed,
    int First,
    int Runs
)
{
    public IEnumerable<(KnobCase Knob, string Runtime)> Cases =>
        from runtime in Runtimes
        from knob in KnobCases.Of(runtime)
        where Only.Count == 0 || Only.Any(part => knob.Name.Contains(part, StringComparison.Ordinal))
        select (knob, runtime);
}
