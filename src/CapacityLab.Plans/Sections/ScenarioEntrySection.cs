using System.Text.Json.Nodes;
using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>An entry of the mix as it stands in the plan; one of file, code and inline is there where it is right.</summary>
internal sealed record ScenarioEntry
{
    /// <summary>Its place in the file; null: it is to be written.</summary>
    public JsonCursor? At { get; init; }

    public int? Weight { get; init; }

    public string? File { get; init; }

    public string? Code { get; init; }

    public HttpScenario? Inline { get; init; }

    /// <summary>The entry that a scenario is written as: of a file what the file says.</summary>
    public static ScenarioEntry Of(ScenarioOptions scenario) =>
        scenario.Http is { } http
            ? new ScenarioEntry { Inline = http with { Weight = scenario.Weight } }
            : new ScenarioEntry { Code = scenario.Name, Weight = scenario.Weight };
}

internal static class ScenarioEntrySection
{
    private static readonly FieldsOf<ScenarioEntry> Fields = new(new ScenarioEntry());

    private static readonly FieldOf<ScenarioEntry> File = Fields.Optional(
        "file",
        Any.FilePath,
        entry => entry.File,
        (entry, file) => entry with { File = file },
        "A scenario file, relative to this file."
    );

    private static readonly FieldOf<ScenarioEntry> Code = Fields.Optional(
        "code",
        Any.Name,
        entry => entry.Code,
        (entry, code) => entry with { Code = code },
        "Name of a scenario in code, which the program that runs the plan registers."
    );

    private static readonly FieldOf<ScenarioEntry> Weight = FieldOf.Bind(
        ScenarioSection.Weight,
        (ScenarioEntry entry) => entry.Weight,
        (entry, weight) => entry with { Weight = weight }
    );

    private static readonly RecordShape<ScenarioEntry> Named = new(Fields.Defaults, File, Code, Weight);

    public static readonly UnionShape<ScenarioEntry> Shape = new(
        [
            File.Field,
            Code.Field,
            Weight.Field,
            ScenarioSection.Name.Field,
            ScenarioSection.Cookies.Field,
            ScenarioSection.Feeds.Field,
            ScenarioSection.Steps.Field,
        ],
        Read,
        Write
    )
    {
        OneOf = [File.Field, Code.Field, ScenarioSection.Steps.Field],
    };

    private static ScenarioEntry Read(ObjectReader reader)
    {
        var entry = Weight.Read(reader, new ScenarioEntry { At = reader.At });
        var kind = reader.JustOne(Shape.OneOf);
        return kind is null ? entry
            : kind == ScenarioSection.Steps.Field ? entry with { Inline = ScenarioSection.Shape.Read(reader) }
            : ReadNamed(reader, entry, kind);
    }

    private static ScenarioEntry ReadNamed(ObjectReader reader, ScenarioEntry entry, Field kind)
    {
        reader.Forbid(ScenarioSection.Name.Field, kind.Name);
        reader.Forbid(ScenarioSection.Cookies.Field, kind.Name);
        reader.Forbid(ScenarioSection.Feeds.Field, kind.Name);
        return Code.Read(reader, File.Read(reader, entry));
    }

    private static JsonObject Write(ScenarioEntry entry) =>
        entry.Inline is { } http ? ScenarioSection.Shape.Json(http) : Named.Json(entry);
}
