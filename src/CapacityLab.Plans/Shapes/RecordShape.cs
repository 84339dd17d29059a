using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Shapes;

/// <summary>An object that is an options record: read, written and described by the same fields.</summary>
/// <param name="defaults">A record with the values that absent fields stand for.</param>
/// <param name="fields">In the order in which they are written.</param>
internal sealed class RecordShape<T>(T defaults, params IReadOnlyList<FieldOf<T>> fields)
    : ObjectShape<T>([.. fields.Select(field => field.Field)])
{
    public T Defaults => defaults;

    /// <summary>Looks which fields are there, before their values are read; null: any may be.</summary>
    public Action<ObjectReader>? Presence { get; init; }

    /// <summary>Checks the values against each other, and gives the record what no field has; null: there is no more.</summary>
    public Func<ObjectReader, T, T>? Completion { get; init; }

    public override T Read(ObjectReader reader)
    {
        Presence?.Invoke(reader);
        if (OneOf.Count > 0)
        {
            reader.JustOne(OneOf);
        }

        var value = fields.Aggregate(defaults, (options, field) => field.Read(reader, options));
        return Completion is { } complete ? complete(reader, value) : value;
    }

    public override JsonObject Json(T value)
    {
        var made = new JsonObject();
        foreach (var field in fields)
        {
            if (field.Json(value) is { } json)
            {
                made[field.Field.Name] = json;
            }
        }

        return made;
    }
}
