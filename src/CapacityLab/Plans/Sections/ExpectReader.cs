using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal sealed record Expectation(IReadOnlyList<int> Status, string? BodyContains);

internal static class ExpectReader
{
    private static readonly WholeShape<int> Code = new(100, 599);

    private static readonly Field<IReadOnlyList<int>> Status = Field.Optional<IReadOnlyList<int>>(
        "status",
        new OneOrListShape<int>(Code, new ListShape<int>(Code, 1, 500, "status codes")),
        [],
        "Status codes that count as ok; by default 200 to 399."
    );

    private static readonly Field<string> BodyContains = Field.Optional(
        "bodyContains",
        new TextShape("text of at least one character", @"^[\s\S]+$"),
        "Text that the body must hold; by default the body is not checked."
    );

    public static readonly ObjectShape<Expectation> Shape = new([Status, BodyContains], Read);

    private static Expectation Read(ObjectReader reader) => new(reader.Get(Status), reader.Optional(BodyContains));
}
