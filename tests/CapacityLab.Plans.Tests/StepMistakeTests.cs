namespace CapacityLab.Plans.Tests;

/// <summary>One mistake in, its exact message out.</summary>
public sealed class StepMistakeTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        """{ "name": "s", "path": "/", "body": "x" }""",
        "$.scenarios[0].steps[0].body: found a body with GET; allowed: no body, or another method such as POST"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "body": {}, "method": "HEAD" }""",
        "$.scenarios[0].steps[0].body: found a body with HEAD; allowed: no body, or another method such as POST"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "body": 1, "method": "POST" }""",
        "$.scenarios[0].steps[0].body: found 1; allowed: text, or a JSON object or list"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "method": "G T" }""",
        """$.scenarios[0].steps[0].method: found "G T" (text); allowed: a request method of up to 40 letters, as GET or POST; not CONNECT, which asks for a tunnel"""
    )]
    [InlineData(
        """{ "name": "s", "path": "a" }""",
        """$.scenarios[0].steps[0].path: found "a" (text); allowed: a path from one slash on, or a slot that holds all of it, without blanks and #, other than ASCII percent-encoded"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "method": "connect" }""",
        """$.scenarios[0].steps[0].method: found "connect" (text); allowed: a request method of up to 40 letters, as GET or POST; not CONNECT, which asks for a tunnel"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "method": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }""",
        """$.scenarios[0].steps[0].method: found "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" (text); allowed: a request method of up to 40 letters, as GET or POST; not CONNECT, which asks for a tunnel"""
    )]
    [InlineData(
        """{ "name": "s", "path": "//8.8.8.8/x" }""",
        """$.scenarios[0].steps[0].path: found "//8.8.8.8/x" (text); allowed: a path from one slash on, or a slot that holds all of it, without blanks and #, other than ASCII percent-encoded"""
    )]
    [InlineData(
        """{ "name": "s", "path": "http://8.8.8.8/x" }""",
        """$.scenarios[0].steps[0].path: found "http://8.8.8.8/x" (text); allowed: a path from one slash on, or a slot that holds all of it, without blanks and #, other than ASCII percent-encoded"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/{{nope" }""",
        "$.scenarios[0].steps[0].path: found {{nope, a slot that is not closed; allowed: {{ before and }} behind the name of a slot"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "headers": { "A": "{{" } }""",
        "$.scenarios[0].steps[0].headers.A: found {{, a slot that is not closed; allowed: {{ before and }} behind the name of a slot"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "method": "POST", "body": { "a": "{{1}}" } }""",
        "$.scenarios[0].steps[0].body: found the slot {{1}}; allowed: slots of a feed or of an earlier step's capture; there are none"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "headers": { "a b": "c" } }""",
        """$.scenarios[0].steps[0].headers["a b"]: found the name "a b"; allowed: a header's name"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "headers": { "A": "b", "a": "c" } }""",
        """$.scenarios[0].steps[0].headers.a: found the header "a" again; allowed: each header once, however it is spelled"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "headers": { "content-length": "1" } }""",
        """$.scenarios[0].steps[0].headers.content-length: found the header "content-length"; allowed: headers that the lab does not set itself"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "headers": { "Authorization": "x\n" } }""",
        """$.scenarios[0].steps[0].headers.Authorization: found "***" (text); allowed: text of printable ASCII characters, without blanks at its ends"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "expect": { "status": 600 } }""",
        "$.scenarios[0].steps[0].expect.status: found 600; allowed: a whole number from 100 to 599"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "expect": { "status": [200, 99] } }""",
        "$.scenarios[0].steps[0].expect.status[1]: found 99; allowed: a whole number from 100 to 599"
    )]
    [InlineData(
        """{ "name": "s", "path": "/", "capture": { "id": "id" } }""",
        """$.scenarios[0].steps[0].capture.id: found "id" (text); allowed: a path in the JSON answer, as $.id or $.items[0].id"""
    )]
    [InlineData(
        """{ "name": "s", "path": "/{{id}}" }""",
        "$.scenarios[0].steps[0].path: found the slot {{id}}; allowed: slots of a feed or of an earlier step's capture; there are none"
    )]
    [InlineData(
        """{ "name": "s", "path": "/{{id}}", "capture": { "id": "$.id" } }""",
        "$.scenarios[0].steps[0].path: found the slot {{id}}; allowed: slots of a feed or of an earlier step's capture; there are none"
    )]
    [InlineData(
        """{ "name": "s", "path": "/" }, { "name": "s", "path": "/" }""",
        """$.scenarios[0].steps[1].name: found "s" again; allowed: a step's name that no other has"""
    )]
    public void A_mistake_in_steps_is_told(string steps, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.WithSteps(steps)));

    [Theory]
    [InlineData("""{ "range": [2, 1] }""", ".range: found from 2 to 1; allowed: the smaller number first")]
    [InlineData("""{ "range": [1] }""", ".range: found a list of 1; allowed: a list of 2 to 2 whole numbers")]
    [InlineData("""{ "values": [] }""", ".values: found a list of 0; allowed: a list of 1 to 1,000,000 values")]
    [InlineData("""{}""", ": found none of range, values, csv, uuid; allowed: just one of range, values, csv, uuid")]
    [InlineData(
        """{ "uuid": true, "range": [1, 2] }""",
        ": found range, uuid together; allowed: just one of range, values, csv, uuid"
    )]
    [InlineData("""{ "uuid": false }""", ".uuid: found false; allowed: true")]
    [InlineData(
        """{ "uuid": true, "order": "random" }""",
        """.order: found "order" beside "uuid"; allowed: one without the other"""
    )]
    [InlineData(
        """{ "range": [1, 2], "column": "c" }""",
        """.column: found "column" beside "range"; allowed: one without the other"""
    )]
    [InlineData("""{ "csv": "ids.csv" }""", ".column: found nothing; allowed: the name of a column of the CSV file")]
    [InlineData(
        """{ "csv": "no.csv", "column": "id" }""",
        """.csv: found "no.csv" (no such file); allowed: a CSV file with a header line and values"""
    )]
    [InlineData(
        """{ "csv": "ids.csv", "column": "di" }""",
        """.column: found "di"; allowed: a column of the file: id, name"""
    )]
    [InlineData(
        """{ "csv": "empty.csv", "column": "id" }""",
        """.csv: found a CSV file without values; allowed: a CSV file with a header line and values"""
    )]
    [InlineData(
        """{ "range": [1, 2], "seed": 7 }""",
        """.seed: found "seed" beside "range"; allowed: one without the other"""
    )]
    [InlineData(
        """{ "uuid": true, "table": "t" }""",
        """.table: found "table" beside "uuid"; allowed: one without the other"""
    )]
    public void A_mistake_in_a_feed_is_told(string feed, string told)
    {
        folder.Write("ids.csv", "id,name\n1,a\n");
        folder.Write("empty.csv", "id\n");
        var steps = """{ "name": "s", "path": "/{{x}}" }""";
        Assert.Equal(
            [$"$.scenarios[0].feeds.x{told}"],
            folder.Told(PlanFolder.WithSteps(steps, feeds: $$"""{ "x": {{feed}} }"""))
        );
    }

    [Theory]
    [InlineData(
        "/",
        "$.scenarios[0].feeds.x: found a feed that no step uses; allowed: feeds with a slot {{x}} in a step"
    )]
    [InlineData(
        "/{{x}}{{ x }}",
        "$.scenarios[0].steps[0].path: found \"/{{x}}{{ x }}\" (text); allowed: a path from one slash on, or a slot that holds all of it, without blanks and #, other than ASCII percent-encoded",
        "$.scenarios[0].steps[0].path: found the slot {{ x }}; allowed: slots of a feed or of an earlier step's capture: x"
    )]
    [InlineData(
        "/{{x}}{{x.y}}",
        "$.scenarios[0].steps[0].path: found the slot {{x.y}}; allowed: slots of a feed or of an earlier step's capture: x"
    )]
    public void Slots_and_feeds_must_match(string path, params string[] told) =>
        Assert.Equal(
            told,
            folder.Told(
                PlanFolder.WithSteps(
                    $$"""{ "name": "s", "path": "{{path}}" }""",
                    feeds: """{ "x": { "uuid": true } }"""
                )
            )
        );

    [Fact]
    public void A_capture_has_a_name_that_no_feed_has() =>
        Assert.Equal(
            ["""$.scenarios[0].steps[0].capture.x: found "x", a feed's name; allowed: a name that no feed has"""],
            folder.Told(
                PlanFolder.WithSteps(
                    """{ "name": "s", "path": "/{{x}}", "capture": { "x": "$.x" } }""",
                    feeds: """{ "x": { "uuid": true } }"""
                )
            )
        );
}
