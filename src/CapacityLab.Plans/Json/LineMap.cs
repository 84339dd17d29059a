using System.Text;

namespace CapacityLab.Plans.Json;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns.</summary>
internal sealed class LineMap
{
    private readonly byte[] text;
    private readonly List<int> starts = [0];

    public LineMap(byte[] text)
    {
        this.text = text;
        for (var offset = 0; offset < text.Length; offset++)
        {
            if (text[offset] == '\n')
            {
                starts.Add(offset + 1);
            }
        }
    }

    public JsonPosition At(long offset)
    {
        var end = (int)Math.Clamp(offset, 0, text.Length);
        var found = starts.BinarySearch(end);
        var line = found >= 0 ? found : ~found - 1;
        return new JsonPosition(line + 1, 1 + Encoding.UTF8.GetCharCount(text.AsSpan(starts[line]..end)));
    }

    /// <summary>The offset of a byte of a line, both from 0, as <see cref="System.Text.Json.JsonException"/> states them.</summary>
    public long Offset(long line, long byteInLine) => starts[(int)Math.Clamp(line, 0, starts.Count - 1)] + byteInLine;
}
