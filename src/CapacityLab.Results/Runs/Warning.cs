namespace CapacityLab.Results.Runs;

/// <summary>A reason to read the numbers with care.</summary>
/// <param name="Code">Short and stable, such as <c>host-overcommitted</c>.</param>
/// <param name="Layout">The layout it speaks of; empty: the whole run.</param>
/// <param name="Message">What, with figures.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record Warning(string Code, string Layout, string Message, string Advice);
