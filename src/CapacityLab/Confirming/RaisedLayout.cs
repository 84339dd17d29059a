using CapacityLab.Plans;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Confirming;

/// <summary>A layout with one resource raised and everything else as it was.</summary>
/// <param name="Plan">The plan with that resource raised.</param>
/// <param name="Layout">Under a name that no layout of the plan has.</param>
/// <param name="Node">Whose resource it is, as in <see cref="ConfirmationResult.Node"/>.</param>
/// <param name="Changes">All that differs.</param>
internal sealed record RaisedLayout(
    Plan Plan,
    LayoutOptions Layout,
    string Node,
    IReadOnlyList<ResourceChange> Changes
);
