using System.Collections.Concurrent;

namespace CapacityLab.Layouts.Docker;

/// <summary>Gathered by several starts at once.</summary>
internal sealed class LayoutFacts
{
    private readonly ConcurrentDictionary<string, string> facts = new();

    public string this[string name]
    {
        set => facts[name] = value;
    }

    /// <summary>In the order of the names, so that two runs can be compared.</summary>
    public IReadOnlyDictionary<string, string> Copy() =>
        new SortedDictionary<string, string>(facts, StringComparer.Ordinal);
}
