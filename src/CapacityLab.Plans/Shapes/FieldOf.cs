using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Shapes;

/// <summary>A field, and which property of an options record it is read into and written from.</summary>
/// <param name="declared">Name, shape and description.</param>
/// <param name="read">The record with what stands in the file; as it was where nothing does, or something wrong.</param>
/// <param name="json">The property as it is written; null: it is left out.</param>
internal sealed class FieldOf<TOptions>(
    Field declared,
    Func<ObjectReader, TOptions, TOptions> read,
    Func<TOptions, JsonNode?> json
)
{
    public Field Field => declared;

    public TOptions Read(ObjectReader reader, TOptions options) => read(reader, options);

    public JsonNode? Json(TOptions options) => json(options);
}

/// <summary>Puts fields into options records, of which one field may stand in several.</summary>
internal static class FieldOf
{
    /// <param name="field">The field.</param>
    /// <param name="get">The value to write; null: nothing is written.</param>
    /// <param name="with">The record with what was read.</param>
    public static FieldOf<TOptions> Bind<TOptions, T>(
        Field<T> field,
        Func<TOptions, T?> get,
        Func<TOptions, T, TOptions> with
    ) => new(field, Reading(field, with), options => get(options) is { } value ? field.Shape.Json(value) : null);

    /// <summary>The same for a property that may be null.</summary>
    public static FieldOf<TOptions> Bind<TOptions, T>(
        Field<T> field,
        Func<TOptions, T?> get,
        Func<TOptions, T, TOptions> with
    )
        where T : struct =>
        new(field, Reading(field, with), options => get(options) is { } value ? field.Shape.Json(value) : null);

    private static Func<ObjectReader, TOptions, TOptions> Reading<TOptions, T>(
        Field<T> field,
        Func<TOptions, T, TOptions> with
    ) => (reader, options) => field.TryRead(reader.Place(field), out var value) ? with(options, value) : options;
}
