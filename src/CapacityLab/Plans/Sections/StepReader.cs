using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class StepReader
{
    // RFC 9110, 5.6.2.
    private const string TokenCharacters = "[!#$%&'*+.^_`|~0-9A-Za-z-]";
    private const string Token = $"^{TokenCharacters}+$";

    private static readonly TextShape HeaderValue = new(
        "text of printable ASCII characters, without blanks at its ends",
        "^(?:[!-~](?:[\t -~]*[!-~])?)?$"
    );

    private static readonly TextShape CapturePath = new(
        "a path in the JSON answer, as $.id or $.items[0].id",
        @"^\$(?:\.[A-Za-z_][A-Za-z0-9_-]*|\[[0-9]{1,9}\])+$"
    );

    private static readonly Field<string> Name = Field.Required(
        "name",
        Any.Name,
        "",
        "Name of the step, unlike the others of the scenario."
    );

    private static readonly Field<string> Method = Field.Optional(
        "method",
        new TextShape(
            "a request method of up to 40 letters, as GET or POST; not CONNECT, which asks for a tunnel",
            $"^(?![Cc][Oo][Nn][Nn][Ee][Cc][Tt]$){TokenCharacters}{{1,40}}$"
        ),
        "GET",
        "The request's method."
    );

    private static readonly Field<string> UrlPath = Field.Required(
        "path",
        new TextShape(
            "a path from one slash on, or a slot that holds all of it, without blanks and #, other than ASCII percent-encoded",
            @"^(?:/(?:[!-""$-.0-~][!-""$-~]*)?|\{\{[!-""$-~]*)$"
        ),
        "/",
        "Path and query, from the slash on. May hold slots {{name}}, whose values are data: of the path / ? # % and what no address may hold are percent-encoded, of the query everything but letters, digits and -._~. A slot at the start holds a whole path, one that is all of the query a whole query: of those only what no address may hold is percent-encoded."
    );

    private static readonly Field<IReadOnlyDictionary<string, string>> Headers = Field.Optional(
        "headers",
        new MapShape<string>(new TextShape("a header's name", Token), HeaderValue),
        new Dictionary<string, string>(),
        "The request's headers. Values may hold slots, whose control characters become blanks."
    );

    private static readonly Field<string> Body = Field.Optional(
        "body",
        new BodyShape(),
        "Text, or a JSON object or list that is sent as JSON. May hold slots. An object or list stays JSON with any value: within a text it is escaped, and a slot that is all of a text, as \"{{id}}\", takes the JSON type of its value (numbers of a range; numbers and booleans of values; what was captured), else it is text. Text is filled in as it is; with the header Content-Type: application/x-www-form-urlencoded the values are form-encoded, unless a slot is all of the body."
    );

    private static readonly Field<Expectation> Expect = Field.Optional(
        "expect",
        ExpectReader.Shape,
        new Expectation([], null),
        "What the answer must be, to count as ok."
    );

    private static readonly Field<IReadOnlyDictionary<string, string>> Capture = Field.Optional(
        "capture",
        new MapShape<string>(Slots.Name, CapturePath),
        new Dictionary<string, string>(),
        "Values of the JSON answer that later steps may use: name and path."
    );

    public static readonly ObjectShape<HttpStep> Shape = new(
        [Name, Method, UrlPath, Headers, Body, Expect, Capture],
        Read
    );

    private static HttpStep Read(ObjectReader reader)
    {
        var expect = reader.Get(Expect);
        var step = new HttpStep
        {
            Name = reader.Get(Name),
            Method = reader.Get(Method),
            Path = reader.Get(UrlPath),
            Headers = reader.Get(Headers),
            Body = reader.Optional(Body),
            BodyIsJson = BodyShape.IsJson(reader.Place(Body).Element),
            ExpectStatus = expect.Status,
            ExpectBodyContains = expect.BodyContains,
            Capture = reader.Get(Capture),
        };
        CheckBody(reader, step);
        CheckHeaders(reader.Place(Headers), step.Headers.Select(header => header.Key));
        return step;
    }

    private static void CheckBody(ObjectReader reader, HttpStep step)
    {
        if (reader.Has(Body) && step.Method is "GET" or "HEAD")
        {
            reader.Place(Body).ReportName($"a body with {step.Method}", "no body, or another method such as POST");
        }
    }

    private static void CheckHeaders(JsonCursor at, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (HttpStep.OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                at.Property(name)
                    .ReportName($"the header {JsonText.Quote(name)}", "headers that the lab does not set itself");
            }

            if (!seen.Add(name))
            {
                at.Property(name)
                    .ReportName($"the header {JsonText.Quote(name)} again", "each header once, however it is spelled");
            }
        }
    }
}
