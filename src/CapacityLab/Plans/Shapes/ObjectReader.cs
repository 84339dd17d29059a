using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>Reads the fields of one object.</summary>
internal sealed class ObjectReader(JsonCursor at, Field[] fields)
{
    public JsonCursor At => at;

    public JsonCursor Place(Field field) => at.Property(field.Name);

    public bool Has(Field field) => !Place(field).IsMissing;

    /// <summary>The value; where it is absent or wrong, the field's default or stand-in.</summary>
    public T Get<T>(Field<T> field)
    {
        // Only fields that are read as optional have no fallback.
        return TryGet(field, out var value) ? value! : field.Fallback!;
    }

    /// <summary>The value; null where it is absent or wrong.</summary>
    public T? Optional<T>(Field<T> field)
        where T : class => TryGet(field, out var value) ? value : null;

    /// <summary>The value; null where it is absent or wrong.</summary>
    public T? OptionalValue<T>(Field<T> field)
        where T : struct => TryGet(field, out var value) ? value : null;

    /// <summary>The one of these fields that is there; reports where there is none or more, and returns null.</summary>
    public Field? JustOne(params Field[] choices)
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

    private bool TryGet<T>(Field<T> field, out T? value)
    {
        value = default;
        var place = Place(field);
        if (!place.IsMissing)
        {
            return field.Shape.TryRead(place, out value);
        }

        if (field.IsRequired)
        {
            place.Report(field.Allowed);
        }

        return false;
    }

    private static string Names(IEnumerable<Field> some) => JsonText.List(some.Select(field => field.Name));
}
