using CapacityLab.Display;

namespace CapacityLab.Commands;

/// <summary>The options of <c>run</c>.</summary>
internal sealed record RunRequest
{
    /// <summary>Null: lab.json here, else beside the program's project.</summary>
    public string? Plan { get; init; }

    public RuntimeChoice Runtime { get; init; }

    /// <summary>Docker: take no image from a registry.</summary>
    public bool Offline { get; init; }

    /// <summary>Names of layouts; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public bool Quick { get; init; }

    /// <summary>Raise the suspected resource of each layout by a quarter and measure it again.</summary>
    public bool Confirm { get; init; }

    /// <summary>Null: a new folder in reports/runs.</summary>
    public string? Out { get; init; }

    public OutputMode Output { get; init; }
}

internal enum RuntimeChoice
{
    /// <summary>Docker where an engine answers and the images are here or can be had, else processes.</summary>
    Auto,
    Process,
    Docker,
}
