using System.Text.Json;

namespace CapacityLab.Plans.Json;

/// <summary>Reads a JSON file with comments and trailing commas; what is wrong with the file becomes a mistake.</summary>
internal sealed class JsonFileReader(MistakeList mistakes)
{
    // A plan is written by hand; what is larger is another file, or a device without an end.
    private const int LargestBytes = 16 * 1024 * 1024;

    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonDocumentOptions DocumentOptions = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The root of the file, or null where a mistake was added.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="missing">Adds the mistake that there is no such file, where the file's name stands.</param>
    public JsonCursor? Read(string path, Action<string> missing)
    {
        var text = Bytes(path, missing);
        if (text is null)
        {
            return null;
        }

        var lines = new LineMap(text);
        return IsUtf8(path, text, lines) ? Parse(path, text, lines) : null;
    }

    private static byte[]? Bytes(string path, Action<string> missing)
    {
        try
        {
            return BoundedFile.Read(path, LargestBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            missing(error is FileNotFoundException or DirectoryNotFoundException ? "no such file" : error.Message);
            return null;
        }
    }

    private bool IsUtf8(string path, byte[] text, LineMap lines)
    {
        var good = Utf8Text.FirstInvalid(text);
        if (good < 0)
        {
            return true;
        }

        AddSyntax(path, "bytes that are not UTF-8", "text in UTF-8", lines.At(good));
        return false;
    }

    private JsonCursor? Parse(string path, byte[] text, LineMap lines)
    {
        try
        {
            using var document = JsonDocument.Parse(text, DocumentOptions);
            var positions = new JsonPositions(text, lines, ReaderOptions);
            var root = JsonCursor.RootOf(new JsonFile(path, document.RootElement.Clone(), positions), mistakes);
            root.ReportRepeatedNames();
            return root;
        }
        catch (JsonException error)
        {
            var at = lines.At(lines.Offset(error.LineNumber ?? 0, error.BytePositionInLine ?? 0));
            AddSyntax(
                path,
                $"text that is not JSON ({Reason(error)})",
                "JSON; comments and trailing commas are fine",
                at
            );
            return null;
        }
    }

    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.', ' ');
    }

    private void AddSyntax(string path, string found, string allowed, JsonPosition at) =>
        mistakes.Add(
            new PlanMistake(JsonFile.DisplayNameOf(path), JsonPath.Root, found, allowed)
            {
                Line = at.Line,
                Column = at.Column,
            }
        );
}
