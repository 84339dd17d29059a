namespace CapacityLab.Load.Http1;

/// <summary>
/// The last head and what it said. A server's heads are alike for as long as its Date says the same second, and
/// comparing is several times cheaper than parsing. Not for several threads.
/// </summary>
internal sealed class HeadMemo
{
    private const int LargestKept = 1024;

    private readonly byte[] bytes = new byte[LargestKept];
    private int length;
    private bool toHead;
    private ResponseHead head;

    /// <param name="known">Its length, where the bytes begin with the head that is known.</param>
    public bool TryRecall(ReadOnlySpan<byte> begin, bool answersHead, out int known, out ResponseHead said)
    {
        (known, said) = (length, head);
        return length > 0 && answersHead == toHead && begin.StartsWith(bytes.AsSpan(0, length));
    }

    public void Keep(ReadOnlySpan<byte> whole, bool answersHead, in ResponseHead said)
    {
        if (whole.Length <= LargestKept && said.Fault == ResponseFault.None)
        {
            whole.CopyTo(bytes);
            (length, toHead, head) = (whole.Length, answersHead, said);
        }
    }
}
