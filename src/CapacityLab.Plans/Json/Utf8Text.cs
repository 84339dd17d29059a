using System.Text;
using System.Text.Unicode;

namespace CapacityLab.Plans.Json;

/// <summary>Whether bytes are text.</summary>
internal static class Utf8Text
{
    /// <summary>Offset of the first byte that is not UTF-8; -1: all are.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return -1;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
