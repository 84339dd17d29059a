using System.Text;

namespace CapacityLab.Layouts.Nodes;

/// <summary>
/// A node's log. The node itself writes to it, at the file's end, so that output costs the lab nothing and survives it;
/// the lab only looks now and then that it does not grow without bound.
/// </summary>
internal sealed class LogFile(string path)
{
    public const long Bound = 64 * 1024 * 1024;

    private const int TailBytes = 64 * 1024;

    /// <summary>What an earlier node of this name wrote says nothing of this one.</summary>
    private readonly long begin = EndOf(path);

    public string Path => path;

    /// <summary>Lines that tell of .NET's OutOfMemoryException. The kernel does not see it where a runtime keeps below the limit by itself.</summary>
    public LineCount OutOfMemoryErrors { get; } = new(path, EndOf(path), "OutOfMemoryException");

    /// <summary>Why it is not whole; empty where nothing is known to be missing.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>Empties a log over the bound: the newest lines explain a death, the oldest do not.</summary>
    public void KeepBounded(long bound = Bound) => Try(() => Cut(bound));

    /// <summary>For output that comes to the lab; opened each time, since the log may have been cut meanwhile.</summary>
    public void Append(byte[] output, int length) =>
        Try(() =>
        {
            using var stream = Open(path, FileMode.Append, FileAccess.Write);
            stream.Write(output, 0, length);
        });

    /// <summary>Oldest first; empty where there is no log yet.</summary>
    public IReadOnlyList<string> LastLines(int count)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var stream = Open(path, FileMode.Open, FileAccess.Read);
        var first = stream.Length < begin ? 0 : begin;
        stream.Seek(Math.Max(first, stream.Length - TailBytes), SeekOrigin.Begin);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        return [.. lines.Where((line, i) => i < lines.Count - 1 || line.Length > 0).TakeLast(count)];
    }

    private static long EndOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private void Cut(long bound)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length <= bound)
        {
            return;
        }

        using var stream = Open(path, FileMode.Open, FileAccess.Write);
        OutOfMemoryErrors.Cut(() => stream.SetLength(0));
        stream.Write(
            Encoding.UTF8.GetBytes($"--- {file.Length / 1024 / 1024} MiB of earlier lines were cut here ---\n")
        );
    }

    /// <summary>A full disk takes the log, not the measurement; what comes later is tried again.</summary>
    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = Trouble.Length > 0 ? Trouble : e.Message;
        }
    }

    /// <summary>Beside the node, which goes on writing to it.</summary>
    internal static FileStream Open(string path, FileMode mode, FileAccess access) =>
        new(path, mode, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
