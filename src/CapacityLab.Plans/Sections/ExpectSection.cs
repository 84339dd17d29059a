using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal sealed record Expectation(IReadOnlyList<int> Status, string? BodyContains);

internal static class ExpectSection
{
    private static readonly WholeShape<int> Code = new(100, 599);

    private static readonly FieldsOf<Expectation> Fields = new(new Expectation([], BodyContains: null));

    public static readonly RecordShape<Expectation> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "status",
            new OneOrListShape<int>(Code, new ListShape<int>(Code, 1, 500, "status codes")),
            expect => expect.Status,
            (expect, status) => expect with { Status = status },
            "Status codes that count as ok; by default 200 to 399."
        ),
        Fields.Optional(
            "bodyContains",
            new TextShape("text of at least one character", @"^[\s\S]+$"),
            expect => expect.BodyContains,
            (expect, text) => expect with { BodyContains = text },
            "Text that the body must hold; by default the body is not checked."
        )
    );
}
