using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>A whole number of a range, both ends included; 100, 1e2 and 100.0 are the same.</summary>
/// <remarks>The range lies within ±2⁵³, where a double holds each whole number.</remarks>
internal sealed class WholeShape<T>(T min, T max) : Shape<T>
    where T : struct, IBinaryInteger<T>
{
    public override string Allowed =>
        $"a whole number from {JsonText.Number(double.CreateChecked(min))} to {JsonText.Number(double.CreateChecked(max))}";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out T value)
    {
        if (
            at.Element.ValueKind == JsonValueKind.Number
            && at.Element.GetDouble() is var n
            && n >= double.CreateChecked(min)
            && n <= double.CreateChecked(max)
            && double.IsInteger(n)
        )
        {
            value = T.CreateChecked(n);
            return true;
        }

        value = default;
        at.Report(Allowed);
        return false;
    }

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = long.CreateChecked(min),
            ["maximum"] = long.CreateChecked(max),
        };

    public override JsonNode Json(T value) => long.CreateChecked(value);
}
