using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Results.Json;

/// <summary>Reads and writes result.json.</summary>
public static class ResultFormat
{
    // Relaxed, so that ≥, × and µ can be read in the file; whoever embeds the text in HTML must encode it.
    private static readonly JsonSerializerOptions Writing = new(ResultJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = ResultJsonContext.Default.WithAddedModifier(LeaveOutWhatFewCannotCarry),
    };

    // Read by reflection: generated code sets init-only properties that the file lacks to null and zero instead of their
    // defaults, and every older file lacks some. https://github.com/dotnet/runtime/issues/84484
    private static readonly JsonSerializerOptions Reading = new(ResultJsonContext.Default.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes the result as indented UTF-8 JSON; the stream stays open.</summary>
    public static void Write(Stream stream, RunResult result)
    {
        JsonSerializer.Serialize(stream, result, Of<RunResult>());
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a recommendation alone, as it stands in a result.</summary>
    public static void Write(Stream stream, SizingResult recommendation)
    {
        JsonSerializer.Serialize(stream, recommendation, Of<SizingResult>());
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a result of this or an earlier version of the format.</summary>
    /// <exception cref="InputException">The text is not a result, or of a newer format.</exception>
    public static RunResult Read(Stream stream) => Checked(Deserialize(stream));

    /// <summary>
    /// Reads what sizes are drawn from, in a fraction of the time: layouts with their capacities, causes and the nodes of their probes,
    /// the plan and the sizing request. Everything else has its default in what is returned, which is not to be written again.
    /// </summary>
    /// <exception cref="InputException">The text is not a result, or of a newer format.</exception>
    public static RunResult ReadConclusions(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return Checked(ConclusionReader.Read(document.RootElement));
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or ArgumentException
                        or OverflowException
                        or FormatException
                        or InvalidOperationException
            )
        {
            throw new InputException($"Not a result: {error.Message}", error);
        }
    }

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Writing.GetTypeInfo(typeof(T));

    /// <summary>A percentile that too few observations carry is not written; whoever reads the file takes nothing for it.</summary>
    private static void LeaveOutWhatFewCannotCarry(JsonTypeInfo type)
    {
        if (type.Type != typeof(LatencySummary))
        {
            return;
        }

        foreach (var percentile in LatencyPercentile.All)
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(percentile.Name);
            type.Properties.Single(property => property.Name == name).ShouldSerialize = (summary, _) =>
                percentile.In((LatencySummary)summary) is not null;
        }
    }

    private static RunResult Checked(RunResult result) =>
        result.SchemaVersion <= RunResult.CurrentSchemaVersion
            ? result
            : throw new InputException(
                $"schemaVersion {result.SchemaVersion} is newer than {RunResult.CurrentSchemaVersion}, the newest that this version reads."
            );

    private static RunResult Deserialize(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<RunResult>(stream, Reading)
                ?? throw new InputException("The file holds null where a result is expected.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or OverflowException)
        {
            throw new InputException($"Not a result: {error.Message}", error);
        }
    }
}
