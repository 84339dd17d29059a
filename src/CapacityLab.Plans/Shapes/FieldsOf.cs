using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Shapes;

/// <summary>
/// Declares the fields of an options record. <c>get</c> is what is written: without secrets, null where nothing is to be written.
/// <c>with</c> puts what was read into the record.
/// </summary>
/// <param name="defaults">A record with the values that absent fields stand for.</param>
internal sealed class FieldsOf<TOptions>(TOptions defaults)
{
    public TOptions Defaults => defaults;

    /// <summary>A field that must be there; after a mistake the rest is checked with the record's own value.</summary>
    public FieldOf<TOptions> Required<T>(
        string name,
        Shape<T> shape,
        Func<TOptions, T?> get,
        Func<TOptions, T, TOptions> with,
        string description
    ) => FieldOf.Bind(new Field<T>(name, shape, description, get(defaults)) { IsRequired = true }, get, with);

    /// <summary>A field whose default is that of the record; one that is null there has none.</summary>
    public FieldOf<TOptions> Optional<T>(
        string name,
        Shape<T> shape,
        Func<TOptions, T?> get,
        Func<TOptions, T, TOptions> with,
        string description
    ) => FieldOf.Bind(Field.Of(name, shape, description, get(defaults)), get, with);

    /// <summary>The same for a property that may be null.</summary>
    public FieldOf<TOptions> Optional<T>(
        string name,
        Shape<T> shape,
        Func<TOptions, T?> get,
        Func<TOptions, T, TOptions> with,
        string description
    )
        where T : struct =>
        FieldOf.Bind(
            get(defaults) is { } value ? Field.Of(name, shape, description, value) : Field.Of(name, shape, description),
            get,
            with
        );

    /// <summary>The field, not written where its value is the default.</summary>
    public FieldOf<TOptions> LeftOutAsDefault(FieldOf<TOptions> field) =>
        new(
            field.Field,
            field.Read,
            options => JsonNode.DeepEquals(field.Json(options), field.Json(defaults)) ? null : field.Json(options)
        );
}
