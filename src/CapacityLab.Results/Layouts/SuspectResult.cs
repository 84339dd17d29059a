namespace CapacityLab.Results.Layouts;

/// <summary>One cause that was looked into, and how much speaks for it.</summary>
public sealed record SuspectResult
{
    /// <summary>One of the causes in <see cref="BottleneckCause"/>.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Empty where nothing speaks for it.</summary>
    public string Node { get; init; } = "";

    /// <summary>0 to 1, when the causes that explain it have been heard.</summary>
    public double Score { get; init; }

    /// <summary>0 to 1, by its own evidence alone.</summary>
    public double ByItself { get; init; }

    /// <summary>The cause that explains it most; empty where none does.</summary>
    public string ExplainedBy { get; init; } = "";
}
