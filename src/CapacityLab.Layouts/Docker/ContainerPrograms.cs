using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Docker;

/// <summary>What runs in the containers of a layout: image, command and environment of each node.</summary>
internal sealed class ContainerPrograms(LayoutSpec spec, LayoutImages images, NodePlacement placement)
{
    /// <summary>The port that its image exposes, where the program is not told another; null: it listens where it is told to.</summary>
    public async Task<int?> OwnPortAsync(NodePlan plan, CancellationToken cancellation) =>
        plan.Role == NodeRole.Balancer
            ? null
            : await images.OwnPortAsync(NodeSpecOf(plan), cancellation).ConfigureAwait(false);

    public async Task<ContainerPlan> ContentAsync(NodePlan plan, ProgramSpec program, CancellationToken cancellation)
    {
        if (plan.Role == NodeRole.Balancer)
        {
            return new ContainerPlan
            {
                Image = await images.NginxAsync(cancellation).ConfigureAwait(false),
                Entrypoint = [program.FileName],
                Command = program.Arguments,
            };
        }

        var image = await images.OfAsync(NodeSpecOf(plan), cancellation).ConfigureAwait(false);
        var defaults = BoostedRuntime.Defaults(plan.Limit, placement);
        var inside = program.Image is null ? TargetImage.Inside(program) : program;
        return new ContainerPlan
        {
            Image = image,
            Entrypoint = program.Image is null ? [inside.FileName] : null,
            Command = inside.Arguments,
            WorkingDirectory = program.Image is null ? inside.WorkingDirectory : null,
            Environment = defaults
                .Concat(program.Environment)
                .ToLookup(p => p.Key, p => p.Value)
                .ToDictionary(g => g.Key, g => g.Last()),
        };
    }

    private NodeSpec NodeSpecOf(NodePlan plan) =>
        spec.Services.FirstOrDefault(service => service.Name == plan.Name) ?? spec.Replica;
}
