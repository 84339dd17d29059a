using System.Globalization;

namespace CapacityLab.Results.Layouts;

/// <summary>The names of a target's replicas: <c>shop-1</c>, <c>shop-2</c> and so on. No service may have such a name.</summary>
public static class ReplicaName
{
    /// <param name="target">Its name.</param>
    /// <param name="number">From 1 on.</param>
    public static string Of(string target, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{target}-{number}");

    public static bool Is(string target, string node) =>
        node.StartsWith($"{target}-", StringComparison.Ordinal) && node[(target.Length + 1)..].All(char.IsAsciiDigit);
}
