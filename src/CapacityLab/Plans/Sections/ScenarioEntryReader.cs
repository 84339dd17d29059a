using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>An entry of the mix as it stands in the plan; one of file, code and inline is there where it is right.</summary>
internal sealed record ScenarioEntry(JsonCursor At)
{
    public int? Weight { get; init; }

    public string? File { get; init; }

    public string? Code { get; init; }

    public HttpScenario? Inline { get; init; }
}

internal static class ScenarioEntryReader
{
    public static readonly Field<string> File = Field.Optional(
        "file",
        Any.FilePath,
        "A scenario file, relative to this file."
    );

    public static readonly Field<string> Code = Field.Optional(
        "code",
        Any.Name,
        "Name of a scenario in code, which the program that runs the plan registers."
    );

    public static readonly ObjectShape<ScenarioEntry> Shape = new(
        [
            File,
            Code,
            ScenarioReader.Weight,
            ScenarioReader.Name.AsOptional(),
            ScenarioReader.Cookies,
            ScenarioReader.Feeds,
            ScenarioReader.Steps.AsOptional(),
        ],
        Read,
        File,
        Code,
        ScenarioReader.Steps
    );

    private static ScenarioEntry Read(ObjectReader reader)
    {
        var entry = new ScenarioEntry(reader.At) { Weight = reader.OptionalValue(ScenarioReader.Weight) };
        var kind = reader.JustOne(File, Code, ScenarioReader.Steps);
        if (kind is null)
        {
            return entry;
        }

        return kind == ScenarioReader.Steps
            ? entry with
            {
                Inline = ScenarioReader.Read(reader),
            }
            : Named(reader, entry, kind);
    }

    private static ScenarioEntry Named(ObjectReader reader, ScenarioEntry entry, Field kind)
    {
        reader.Forbid(ScenarioReader.Name, kind.Name);
        reader.Forbid(ScenarioReader.Cookies, kind.Name);
        reader.Forbid(ScenarioReader.Feeds, kind.Name);
        return entry with { File = reader.Optional(File), Code = reader.Optional(Code) };
    }
}
