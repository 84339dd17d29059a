using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>A number of a range, both ends included, as a quantity.</summary>
internal sealed class NumberShape<T>(double min, double max, Func<double, T> from, Func<T, double> to) : Shape<T>
{
    /// <summary>None by default.</summary>
    public string Of { get; init; } = "";

    public override string Unit => Of;

    public override string Allowed => $"a number from {JsonText.Number(min)} to {JsonText.Number(max)}";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out T value)
    {
        // NaN and infinity are outside of every range.
        if (at.Element.ValueKind == JsonValueKind.Number && at.Element.GetDouble() is var n && n >= min && n <= max)
        {
            value = from(n);
            return true;
        }

        value = default;
        at.Report(Allowed);
        return false;
    }

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "number",
            ["minimum"] = min,
            ["maximum"] = max,
        };

    public override JsonNode Json(T value) => to(value);
}
