using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Shapes;

/// <summary>An object that is one of several kinds, told by which one of some fields it has.</summary>
/// <param name="fields">The fields of all kinds together.</param>
/// <param name="read">Makes the value; reports fields of another kind.</param>
/// <param name="json">The value by the fields of its kind.</param>
internal sealed class UnionShape<T>(IReadOnlyList<Field> fields, Func<ObjectReader, T> read, Func<T, JsonObject> json)
    : ObjectShape<T>(fields)
{
    /// <summary>None: a field that one kind must have, another may not.</summary>
    protected override IEnumerable<Field> Required => [];

    public override T Read(ObjectReader reader) => read(reader);

    public override JsonObject Json(T value) => json(value);
}
