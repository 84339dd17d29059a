using System.Globalization;

namespace CapacityLab.Hosts;

/// <summary>Which processors the generator and the target's nodes run on. The same ones only where there is just one.</summary>
/// <param name="Generator">At least one.</param>
/// <param name="Target">At least one.</param>
internal sealed record ProcessorSplit(IReadOnlyList<int> Generator, IReadOnlyList<int> Target)
{
    public bool IsShared => Generator.SequenceEqual(Target);

    /// <summary>A third of the processors, at least one, for the generator; it costs about a third of what a small request costs the target.</summary>
    public static ProcessorSplit Of(IReadOnlyList<int> allowed)
    {
        if (allowed.Count < 2)
        {
            return new ProcessorSplit(allowed, allowed);
        }

        int generator = Math.Max(1, allowed.Count / 3);
        return new ProcessorSplit([.. allowed.Take(generator)], [.. allowed.Skip(generator)]);
    }

    /// <summary>As in <c>0-1,3</c>.</summary>
    public static string Text(IReadOnlyList<int> processors)
    {
        var parts = new List<string>();
        for (int first = 0; first < processors.Count; )
        {
            int last = first;
            while (last + 1 < processors.Count && processors[last + 1] == processors[last] + 1)
            {
                last++;
            }

            parts.Add(
                first == last ? Number(processors[first]) : $"{Number(processors[first])}-{Number(processors[last])}"
            );
            first = last + 1;
        }

        return string.Join(",", parts);
    }

    private static string Number(int processor) => processor.ToString(CultureInfo.InvariantCulture);
}
