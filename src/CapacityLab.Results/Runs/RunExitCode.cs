namespace CapacityLab.Results.Runs;

/// <summary>An exit code, and how a run that ended with it reads.</summary>
/// <param name="Number">What the process returns.</param>
/// <param name="Word">The verdict's first word.</param>
/// <param name="Tone">How it reads.</param>
public sealed record RunExitCode(int Number, string Word, Tone Tone)
{
    /// <summary>The signal that ended the run before its time; null: none.</summary>
    public string? Signal { get; init; }

    public bool IsInterruption => Signal is not null;
}
