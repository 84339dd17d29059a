using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Shapes;

/// <summary>A property that a section of the plan may have.</summary>
internal abstract class Field(string name, string description, bool isRequired)
{
    public string Name => name;

    public string Description => description;

    public bool IsRequired => isRequired;

    public abstract string Allowed { get; }

    public abstract JsonObject Schema();

    /// <param name="name">The property's name.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="standIn">Taken after a mistake, so that the rest can still be checked.</param>
    /// <param name="description">For the schema.</param>
    public static Field<T> Required<T>(string name, Shape<T> shape, T standIn, string description) =>
        new(name, shape, standIn, description, isRequired: true);

    /// <param name="name">The property's name.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="byDefault">Taken where the property is absent, and after a mistake.</param>
    /// <param name="description">For the schema.</param>
    public static Field<T> Optional<T>(string name, Shape<T> shape, T byDefault, string description) =>
        new(name, shape, byDefault, description, isRequired: false, hasDefault: true);

    /// <summary>A property without a default; to be read as one that may be null.</summary>
    public static Field<T> Optional<T>(string name, Shape<T> shape, string description) =>
        new(name, shape, default, description, isRequired: false);
}

internal sealed class Field<T>(
    string name,
    Shape<T> shape,
    T? fallback,
    string description,
    bool isRequired,
    bool hasDefault = false
) : Field(name, description, isRequired)
{
    public Shape<T> Shape => shape;

    /// <summary>The same field where something else decides whether it must be there.</summary>
    public Field<T> AsOptional() => new(Name, shape, fallback, Description, isRequired: false);

    public override string Allowed => shape.Allowed;

    public T? Fallback => fallback;

    public override JsonObject Schema()
    {
        var schema = shape.Schema();
        schema["description"] = Description;
        if (hasDefault && fallback is not null && shape.Json(fallback) is { } json)
        {
            schema["default"] = json;
        }

        return schema;
    }
}
