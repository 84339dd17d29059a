namespace CapacityLab.Commands.Fits;

/// <summary>What the command line asks of a fit, as it was typed.</summary>
internal sealed record FitRequest
{
    public required string File { get; init; }

    public string Model { get; init; } = "auto";

    public string Estimator { get; init; } = "relative";

    /// <summary>Sizes to predict.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Throughputs whose sizes are asked for.</summary>
    public IReadOnlyList<double> Loads { get; init; } = [];

    public int Seed { get; init; } = 1;

    public bool Json { get; init; }
}
