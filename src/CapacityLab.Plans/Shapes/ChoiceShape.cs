using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>One of a few words. A number of the enumeration is not taken: a plan is read by people.</summary>
internal sealed class ChoiceShape<T>(params (string Word, T Value)[] choices) : Shape<T>
    where T : struct, Enum
{
    public override string Allowed => $"one of {JsonText.List(Words)}";

    private IEnumerable<string> Words => choices.Select(choice => choice.Word);

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out T value)
    {
        var word = at.Element.ValueKind == JsonValueKind.String ? at.Element.GetString() : null;
        var index = Array.FindIndex(choices, choice => choice.Word == word);
        value = index < 0 ? default : choices[index].Value;
        if (index < 0)
        {
            at.Report($"{JsonText.Describe(at.Element)}{Nearest.Hint(word ?? "", Words)}", Allowed);
        }

        return index >= 0;
    }

    public string Word(T value) => Array.Find(choices, choice => choice.Value.Equals(value)).Word;

    public override JsonObject Schema() =>
        new() { ["enum"] = new JsonArray([.. Words.Select(word => (JsonNode)word)]) };

    public override JsonNode Json(T value) => Word(value);
}
