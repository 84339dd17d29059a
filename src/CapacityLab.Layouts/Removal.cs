namespace CapacityLab.Layouts;

/// <summary>What was done about things that runs left behind, in lines for the user.</summary>
/// <param name="Removed">A line for each thing that was ended or removed.</param>
/// <param name="Failed">A line for each that is still there, with the reason.</param>
/// <param name="NotAsked">Why the engine could not be asked, though one is expected to answer; empty where it was, or where there is none.</param>
public sealed record Removal(IReadOnlyList<string> Removed, IReadOnlyList<string> Failed, string NotAsked = "")
{
    public static Removal Nothing { get; } = new([], []);
}
