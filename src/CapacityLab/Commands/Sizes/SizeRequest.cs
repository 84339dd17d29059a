namespace CapacityLab.Commands.Sizes;

/// <summary>What the command line asks of a stored result, as it was typed. What is null is taken from the result.</summary>
internal sealed record SizeRequest
{
    /// <summary>The folder of a run or a result.json; null: the newest run in reports/runs.</summary>
    public string? Run { get; init; }

    public double? Load { get; init; }

    /// <summary>Percent a month, as <c>5</c>, <c>5%</c> or <c>5%/month</c>.</summary>
    public string? Growth { get; init; }

    public double? Headroom { get; init; }

    public int? Spare { get; init; }

    /// <summary>As <c>core=0.04,gib=0.005,currency=EUR</c>.</summary>
    public string? Prices { get; init; }

    public bool Json { get; init; }

    /// <summary>Folder for the suggested files; null: none are written.</summary>
    public string? Write { get; init; }
}
