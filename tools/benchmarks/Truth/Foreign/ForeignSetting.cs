namespace Benchmarks.Truth.Foreign;

/// <summary>Sizes of one run, as they were drawn.</summary>
/// <param name="Cpus">Limit of the replica.</param>
/// <param name="MemoryMiB">Limit of the replica.</param>
/// <param name="Environment">The knob.</param>
internal sealed record ForeignSetting(double Cpus, int MemoryMiB, IReadOnlyDictionary<string, int> Environment)
{
    /// <summary>What the objective allows.</summary>
    public int P99Ms { get; init; } = 200;

    /// <summary>Null: until it breaks.</summary>
    public double? MostRate { get; init; }

    /// <summary>In one word, such as <c>PERMITS=3 HOLD_MS=40</c>.</summary>
    public string Knob =>
        string.Join(' ', Environment.Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));
}
