namespace CapacityLab.Results.Layouts;

/// <summary>One thing in which a raised layout differs from the one that was measured.</summary>
/// <param name="Resource">In words, as <c>CPU limit of each replica</c>, or the name of an environment variable.</param>
/// <param name="From">With its unit, as <c>0.25 CPU</c>; <c>not set</c> of a variable that had no value.</param>
/// <param name="To">With its unit.</param>
public sealed record ResourceChange(string Resource, string From, string To)
{
    /// <summary>To over from; null where they are no numbers.</summary>
    public double? Factor { get; init; }
}
