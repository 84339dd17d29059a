namespace TargetApp.Knobs;

/// <summary>Memory that the process takes at start, touches so that it is resident, and keeps.</summary>
internal sealed class HeldMemory
{
    private const int ChunkBytes = 1024 * 1024;
    private const int PageBytes = 4096;

    private readonly byte[][] chunks;

    public HeldMemory(KnobsOptions knobs)
    {
        chunks = new byte[knobs.HoldMiB][];
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = Touched();
        }
    }

    public int MiB => chunks.Length;

    private static byte[] Touched()
    {
        var chunk = new byte[ChunkBytes];
        for (var at = 0; at < chunk.Length; at += PageBytes)
        {
            chunk[at] = 1;
        }

        return chunk;
    }
}
