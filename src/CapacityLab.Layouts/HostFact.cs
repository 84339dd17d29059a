namespace CapacityLab.Layouts;

/// <summary>One line of doctor.</summary>
/// <param name="Name">What was looked at, such as <c>limits</c>, <c>nginx</c>.</param>
/// <param name="Good">Whether it is as good as it can be.</param>
/// <param name="Found">What is there.</param>
/// <param name="Advice">The command or change that would make it better; empty where nothing would.</param>
public sealed record HostFact(string Name, bool Good, string Found, string Advice);
