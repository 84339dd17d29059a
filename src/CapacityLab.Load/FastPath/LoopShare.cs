namespace CapacityLab.Load.FastPath;

/// <summary>Which part of a load a loop carries out: every <paramref name="Of"/>-th, from <paramref name="Index"/> on.</summary>
internal readonly record struct LoopShare(int Index, int Of)
{
    public static readonly LoopShare Whole = new(0, 1);

    /// <summary>The whole's number of what is its own, counted from 0.</summary>
    public long NumberOf(long own) => (own * Of) + Index;

    /// <summary>How many of the whole's first numbers are its own.</summary>
    public long CountBefore(long number) => (number + Of - 1 - Index) / Of;

    public bool Has(long number) => Of == 1 || number % Of == Index;

    /// <summary>Its part of a number; the parts of all loops add up to it.</summary>
    public int PartOf(int whole) => (whole / Of) + (Index < whole % Of ? 1 : 0);
}
