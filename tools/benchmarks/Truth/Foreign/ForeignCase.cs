using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Foreign;

/// <summary>One limit that a foreign service is made to have.</summary>
/// <param name="Service">Which.</param>
/// <param name="Knob">Name of the limit.</param>
/// <param name="Right">Every answer that is right, as in <see cref="BottleneckCause"/>, the expected one first.</param>
/// <param name="Draw">Sizes by chance.</param>
internal sealed record ForeignCase(
    ForeignService Service,
    string Knob,
    IReadOnlyList<string> Right,
    Func<Random, ForeignSetting> Draw
)
{
    public string Name => $"{Service.Name} {Knob}";

    /// <summary>Whether it has a capacity that a sweep can find: it does neither die nor stay below it.</summary>
    public bool HasEdge => Right[0] is not (BottleneckCause.Memory or BottleneckCause.None);
}
