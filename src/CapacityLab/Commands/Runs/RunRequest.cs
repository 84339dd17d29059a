using CapacityLab.Display;
using CapacityLab.Running;

namespace CapacityLab.Commands.Runs;

/// <summary>The options of <c>run</c>.</summary>
internal sealed record RunRequest
{
    /// <summary>Null: see <see cref="PlanLocation"/>.</summary>
    public string? Plan { get; init; }

    /// <summary>Whether <c>run</c> was typed, and not the program started without a command.</summary>
    public bool IsTyped { get; init; }

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
