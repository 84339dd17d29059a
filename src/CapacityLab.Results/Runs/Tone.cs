namespace CapacityLab.Results.Runs;

/// <summary>How a state reads; always shown with an icon and a word, never by colour alone.</summary>
public enum Tone
{
    Neutral,
    Good,
    Warning,
    Bad,
}
