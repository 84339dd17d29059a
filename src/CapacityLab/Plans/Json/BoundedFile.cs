namespace CapacityLab.Plans.Json;

/// <summary>Reads files of people's choice without trusting their size.</summary>
internal static class BoundedFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes of a file, without a byte order mark.</summary>
    /// <exception cref="IOException">The file cannot be read, or is larger.</exception>
    public static byte[] Read(string path, int largest)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[largest + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > largest)
        {
            throw new IOException($"larger than {largest / (1024 * 1024)} MiB");
        }

        var text = buffer.AsSpan(0, length);
        return (text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text).ToArray();
    }
}
