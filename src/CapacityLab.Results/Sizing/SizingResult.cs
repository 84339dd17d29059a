namespace CapacityLab.Results.Sizing;

/// <summary>Which layout to run for a load, and what the others would mean.</summary>
public sealed record SizingResult
{
    /// <summary>The run whose capacities it rests on.</summary>
    public string RunId { get; init; } = "";

    public SizingRequest Request { get; init; } = new();

    /// <summary>The recommended layout: the first measured one of <see cref="Layouts"/> that holds; empty where none does.</summary>
    public string Layout { get; init; } = "";

    /// <summary>Where none is recommended, and spares were asked for: the one that would be without them; empty where there is none.</summary>
    public string WithoutSpare { get; init; } = "";

    /// <summary>The answer in sentences.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Whether larger or more replicas pay, and why.</summary>
    public string UpOrOut { get; init; } = "";

    /// <summary>What the costs count, and what the order rests on.</summary>
    public string Counted { get; init; } = "";

    /// <summary>
    /// Those that hold first, then the unknown, then the others; within each by cost of an hour (without prices by cores, then memory),
    /// then the higher capacity. Without a load by cost per million at capacity (without prices by capacity per core).
    /// </summary>
    public IReadOnlyList<SizedLayout> Layouts { get; init; } = [];

    /// <summary>Null where no layout is recommended.</summary>
    public DeploymentAdvice? Deployment { get; init; }
}
