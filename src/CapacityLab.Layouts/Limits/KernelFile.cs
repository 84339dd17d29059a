using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace CapacityLab.Layouts.Limits;

/// <summary>A file that the kernel writes anew at each read, kept open: one system call a reading. Not thread-safe.</summary>
internal sealed class KernelFile(string path) : IDisposable
{
    private readonly SafeFileHandle handle = File.OpenHandle(path);
    private byte[] buffer = new byte[4096];

    /// <summary>The text as it is now, valid until the next call.</summary>
    public ReadOnlySpan<byte> Read()
    {
        var length = 0;
        while (RandomAccess.Read(handle, buffer.AsSpan(length), length) is var read and > 0)
        {
            length += read;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, length * 2);
            }
        }

        return buffer.AsSpan(0, length);
    }

    public long ReadNumber() => Number(Read());

    public int CountLines() => Read().Count((byte)'\n');

    /// <summary>The number after a name at the start of a line; null without one.</summary>
    public static long? Field(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.Length > name.Length && line[name.Length] is (byte)' ' or (byte)':' && line.StartsWith(name))
            {
                return Number(line[(name.Length + 1)..].TrimStart(" \t"u8));
            }
        }

        return null;
    }

    public static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long value, out _) ? value : 0;

    public void Dispose() => handle.Dispose();
}
