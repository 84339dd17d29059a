namespace Benchmarks.Truth;

/// <summary>FNV-1a: string.GetHashCode differs from process to process.</summary>
internal static class Hash
{
    public static int Of(string text) =>
        unchecked((int)text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u));
}
