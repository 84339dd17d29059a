namespace Benchmarks.Truth.Foreign;

/// <summary>Which services, knobs and circumstances are tried, and how often.</summary>
internal sealed record ForeignChoice(
    IReadOnlyList<string> Runtimes,
    IReadOnlyList<string> Modes,
    IReadOnlyList<string> Only,
    int Seed
)
{
    public int First { get; init; } = 1;

    public int Runs { get; init; } = 1;

    public bool Hog { get; init; }

    /// <summary>Rounds, so that a bad hour of the host hits every knob alike.</summary>
    /// <param name="targetProcessors">Of the host, for the target.</param>
    public IEnumerable<ForeignRun> All(int targetProcessors) =>
        from number in Enumerable.Range(First, Runs)
        from one in ForeignCases.Of(targetProcessors)
        where Only.Count == 0 || Only.Any(part => one.Name.Contains(part, StringComparison.Ordinal))
        from runtime in Runtimes
        from mode in Modes
        select new ForeignRun(one, new ForeignCondition(runtime, mode == "quick", Hog), number, Drawn(one, number));

    /// <summary>The same sizes for the same seed and number, in all circumstances.</summary>
    private ForeignSetting Drawn(ForeignCase one, int number) =>
        one.Draw(new Random(Hash.Of(FormattableString.Invariant($"{one.Name}/{Seed}/{number}"))));
}
