namespace CapacityLab.Load.FastPath;

/// <summary>Which part of a load a loop carries out: every <paramref name="Of"/>-th, from <paramref name="Index"/> on.</summary>
internal readonly record struct LoopShare(int Index, int Of)
{
    public bool Has(long number) => Of == 1 || number % Of == Index;

    /// <summary>Its part of a number; the parts of all loops add up to it.</summary>
    public int PartOf(int whole) => (whole / Of) + (Index < whole % Of ? 1 : 0);
}
