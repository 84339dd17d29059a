using System.Buffers.Text;

namespace CapacityLab.Layouts.Metrics;

/// <summary>Reads the Prometheus text format, version 0.0.4: lines of <c>name{labels} value [timestamp]</c>.</summary>
internal static class PrometheusText
{
    public delegate void SampleSeen(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels, double value);

    /// <summary>Tells of every sample; lines that are none are passed over.</summary>
    public static void Read(ReadOnlySpan<byte> text, SampleSeen seen)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (line.Length > 0 && line[0] != (byte)'#')
            {
                ReadLine(line, seen);
            }
        }
    }

    private static void ReadLine(ReadOnlySpan<byte> line, SampleSeen seen)
    {
        var nameEnd = line.IndexOfAny((byte)'{', (byte)' ', (byte)'\t');
        if (nameEnd <= 0)
        {
            return;
        }

        var labelsEnd = line[nameEnd] == (byte)'{' ? EndOfLabels(line, nameEnd) : nameEnd;
        if (labelsEnd < 0 || !TryNumber(line[labelsEnd..].TrimStart(" \t"u8), out var value))
        {
            return;
        }

        seen(line[..nameEnd], line[nameEnd..labelsEnd], value);
    }

    /// <summary>Index after the closing bracket; a quoted value may hold brackets and escaped quotes. Negative without one.</summary>
    private static int EndOfLabels(ReadOnlySpan<byte> line, int start)
    {
        var quoted = false;
        for (var i = start; i < line.Length; i++)
        {
            switch (line[i])
            {
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'}' when !quoted:
                    return i + 1;
            }
        }

        return -1;
    }

    /// <summary>False for NaN and infinities too, which no counter or gauge of use here has.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out _) && double.IsFinite(value);
}
