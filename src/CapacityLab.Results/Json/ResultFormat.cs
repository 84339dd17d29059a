using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Results.Json;

/// <summary>Reads and writes result.json.</summary>
public static class ResultFormat
{
    // Relaxed, so that ≥, × and µ can be read in the file; whoever embeds the text in HTML must encode it.
    private static readonly ResultJsonContext Context = new(
        new JsonSerializerOptions(ResultJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    // Read by reflection: generated code sets init-only properties that the file lacks to null and zero instead of their
    // defaults, and every older file lacks some. https://github.com/dotnet/runtime/issues/84484
    private static readonly JsonSerializerOptions Reading = new(ResultJsonContext.Default.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
        RespectRequiredConstructorParameters = true,
    };

    // Preparing to read a type takes as long as reading a thousand of it.
    private static readonly JsonSerializerOptions ReadingConclusions = new(Reading)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ConclusionsOnly.Apply } },
    };

    /// <summary>Writes the result as indented UTF-8 JSON; the stream stays open.</summary>
    public static void Write(Stream stream, RunResult result)
    {
        JsonSerializer.Serialize(stream, result, Context.RunResult);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a recommendation alone, as it stands in a result.</summary>
    public static void Write(Stream stream, SizingResult recommendation)
    {
        JsonSerializer.Serialize(stream, recommendation, Context.SizingResult);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a result of this or an earlier version of the format.</summary>
    /// <exception cref="InvalidDataException">The text is not a result, or of a newer format.</exception>
    public static RunResult Read(Stream stream) => Checked(Deserialize(stream, Reading));

    /// <summary>
    /// Reads what capacities and sizes are drawn from, in half the time: without latencies, generator, samples, intervals, gates and
    /// alerts, which have their defaults in what is returned. Not to be written again.
    /// </summary>
    /// <exception cref="InvalidDataException">The text is not a result, or of a newer format.</exception>
    public static RunResult ReadConclusions(Stream stream) => Checked(Deserialize(stream, ReadingConclusions));

    private static RunResult Checked(RunResult result) =>
        result.SchemaVersion <= RunResult.CurrentSchemaVersion
            ? result
            : throw new InvalidDataException(
                $"schemaVersion {result.SchemaVersion} is newer than {RunResult.CurrentSchemaVersion}, the newest that this version reads."
            );

    private static RunResult Deserialize(Stream stream, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<RunResult>(stream, options)
                ?? throw new InvalidDataException("The file holds null where a result is expected.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"Not a result: {error.Message}", error);
        }
    }
}
