using System.Text;

namespace CapacityLab.Layouts.Nodes;

/// <summary>How many lines of a growing log have a text in them. What was read already is not read again.</summary>
/// <param name="path">Of the log.</param>
/// <param name="begin">Where the first line begins, in bytes.</param>
/// <param name="text">What they have in them.</param>
internal sealed class LineCount(string path, long begin, string text)
{
    private readonly byte[] wanted = Encoding.UTF8.GetBytes(text);
    private readonly Lock reading = new();
    private long position = begin;
    private long found;
    private bool inUnended;
    private bool missedSome;

    /// <summary>Until now, a last line that is not ended among them.</summary>
    /// <returns>Null: it cannot be read, or could not before it was cut.</returns>
    public long? SoFar()
    {
        lock (reading)
        {
            return TryReadOn() && !missedSome ? found + (inUnended ? 1 : 0) : null;
        }
    }

    /// <summary>Counts what is in the log, and empties it.</summary>
    public void Cut(Action empty)
    {
        lock (reading)
        {
            missedSome |= !TryReadOn();
            empty();
            found += inUnended ? 1 : 0;
            (position, inUnended) = (0, false);
        }
    }

    private bool TryReadOn()
    {
        try
        {
            if (File.Exists(path))
            {
                ReadOn();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void ReadOn()
    {
        using var stream = LogFile.Open(path, FileMode.Open, FileAccess.Read);
        position = stream.Length < position ? 0 : position;
        var buffer = new byte[256 * 1024];
        int read;
        do
        {
            stream.Seek(position, SeekOrigin.Begin);
            read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            Count(buffer.AsSpan(0, read), more: read == buffer.Length);
        } while (read == buffer.Length);
    }

    private void Count(ReadOnlySpan<byte> lines, bool more)
    {
        var ended = lines.LastIndexOf((byte)'\n') + 1;
        // A line longer than the buffer counts in parts.
        var length = ended == 0 && more ? lines.Length : ended;
        position += length;
        inUnended = !more && lines[length..].IndexOf(wanted) >= 0;
        lines = lines[..length];
        for (int at; (at = lines.IndexOf(wanted)) >= 0; )
        {
            found++;
            var next = lines[at..].IndexOf((byte)'\n');
            lines = next < 0 ? [] : lines[(at + next + 1)..];
        }
    }
}
