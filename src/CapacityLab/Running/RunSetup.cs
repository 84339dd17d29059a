using CapacityLab.Hosts;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Plans;

namespace CapacityLab.Running;

/// <summary>What a run is carried out with: decided before it begins, and the same for all of its layouts.</summary>
internal sealed record RunSetup
{
    public required Plan Plan { get; init; }

    /// <summary>The plan's usual search, or its quick one.</summary>
    public required SearchOptions Search { get; init; }

    public required string RunId { get; init; }

    public required RunFolder Folder { get; init; }

    /// <summary>The plan's scenarios, with its weights.</summary>
    public IReadOnlyList<Scenario> Mix => Plan.Mix();

    public required ILayoutRuntime Runtime { get; init; }

    public required ProcessorSplit Processors { get; init; }

    /// <summary>Whether to raise the suspected resource of each layout and to measure it again.</summary>
    public bool Confirm { get; init; }

    /// <summary>What of the plan is hidden wherever it stands.</summary>
    public SecretValues Secrets { get; init; } = SecretValues.None;

    /// <summary>The command line that makes the run again.</summary>
    public required string Command { get; init; }

    public bool InDocker => Runtime is DockerRuntime;

    /// <summary>How many processors the nodes share.</summary>
    public int TargetProcessors => Processors.Target.Count;
}
