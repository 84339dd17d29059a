namespace CapacityLab.Plans.Json;

/// <summary>Reads files of people's choice without trusting their size.</summary>
internal static class BoundedFile
{
    private const int Chunk = 16 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes of a file, without a byte order mark.</summary>
    /// <exception cref="IOException">The file cannot be read, or is larger.</exception>
    public static byte[] Read(string path, int largest)
    {
        using var stream = RegularFile.OpenRead(path);
        using var read = new MemoryStream();
        var chunk = new byte[Chunk];
        while (stream.Read(chunk) is var count and > 0)
        {
            read.Write(chunk, 0, count);
            if (read.Length > largest)
            {
                throw new IOException($"larger than {largest / (1024 * 1024)} MiB");
            }
        }

        ReadOnlySpan<byte> text = read.GetBuffer().AsSpan(0, (int)read.Length);
        return (text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text).ToArray();
    }
}
