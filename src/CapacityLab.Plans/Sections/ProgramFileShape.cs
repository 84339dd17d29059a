using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>The path of a program, made absolute.</summary>
/// <param name="find">Makes it absolute; reports where nothing is.</param>
internal sealed class ProgramFileShape(Func<JsonCursor, string, string> find) : Shape<string>
{
    public override string Allowed => Any.FilePath.Allowed;

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out string value)
    {
        bool isRead = Any.FilePath.TryRead(at, out var text);
        value = text is null ? null : find(at, text);
        return isRead;
    }

    public override JsonObject Schema() => Any.FilePath.Schema();

    public override JsonNode Json(string value) => value;
}
