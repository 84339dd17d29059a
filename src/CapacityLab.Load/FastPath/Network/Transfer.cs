namespace CapacityLab.Load.FastPath.Network;

/// <summary>What a send or receive that does not wait has come to.</summary>
/// <param name="Bytes">Moved. Zero without more: the other side sends no more.</param>
/// <param name="MustWait">Nothing could be moved now; readiness will be told.</param>
/// <param name="Failure">Kind; null: none.</param>
internal readonly record struct Transfer(int Bytes, bool MustWait = false, string? Failure = null)
{
    public static readonly Transfer Wait = new(0, MustWait: true);

    public static Transfer Failed(string kind) => new(0, Failure: kind);
}
