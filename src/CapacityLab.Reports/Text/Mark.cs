using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>A state as people see it.</summary>
/// <param name="Icon">One character that tells it without colour.</param>
/// <param name="Word">The state in a word or two.</param>
/// <param name="Tone">Which colour may go with it.</param>
public sealed record Mark(string Icon, string Word, Tone Tone)
{
    public override string ToString() => $"{Icon} {Word}";
}
