using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>Reads the fields of one object.</summary>
internal sealed class ObjectReader(JsonCursor at, IReadOnlyList<Field> fields)
{
    public JsonCursor At => at;

    public JsonCursor Place(Field field) => at.Property(field.Name);

    public bool Has(Field field) => !Place(field).IsMissing;

    /// <summary>The value; where it is absent or wrong, the field's default.</summary>
    public T? Get<T>(Field<T> field) => field.TryRead(Place(field), out var value) ? value : field.ByDefault;

    /// <summary>The value; null where it is absent or wrong.</summary>
    public T? OptionalValue<T>(Field<T> field)
        where T : struct => field.TryRead(Place(field), out var value) ? value : null;

    /// <summary>The one of these fields that is there; reports where there is none or more, and returns null.</summary>
    public Field? JustOne(params IReadOnlyList<Field> choices)
    {
        var present = choices.Where(Has).ToList();
        if (present.Count == 1)
        {
            return present[0];
        }

        at.Report(
            present.Count == 0 ? $"none of {Names(choices)}" : $"{Names(present)} together",
            $"just one of {Names(choices)}"
        );
        return null;
    }

    /// <summary>Reports where more than one of these fields is there.</summary>
    public void AtMostOne(params IReadOnlyList<Field> choices)
    {
        if (choices.Count(Has) > 1)
        {
            JustOne(choices);
        }
    }

    /// <summary>Reports a field that makes no sense beside another one.</summary>
    public void Forbid(Field field, string beside)
    {
        if (Has(field))
        {
            Place(field)
                .ReportName($"{JsonText.Quote(field.Name)} beside {JsonText.Quote(beside)}", "one without the other");
        }
    }

    public void ReportUnknownNames()
    {
        var known = fields.Select(field => field.Name).ToList();
        foreach (var (name, place) in at.Entries.DistinctBy(entry => entry.Name).ExceptBy(known, entry => entry.Name))
        {
            var hint = Nearest.Hint(name, known);
            place.ReportName($"the unknown name {JsonText.Quote(name)}{hint}", JsonText.List(known));
        }
    }

    private static string Names(IEnumerable<Field> some) => JsonText.List(some.Select(field => field.Name));
}
