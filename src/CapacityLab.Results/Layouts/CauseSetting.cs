namespace CapacityLab.Results.Layouts;

/// <summary>A cause that a setting may be behind.</summary>
/// <param name="Cause">As in <see cref="BottleneckCause"/>.</param>
/// <param name="Meaning">What the setting has to do with it, a clause.</param>
public sealed record CauseSetting(string Cause, string Meaning);
