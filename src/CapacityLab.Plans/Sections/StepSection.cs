using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class StepSection
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

    private static readonly TextShape UrlPath = new(
        "a path from one slash on, or a slot that holds all of it, without blanks and #, other than ASCII percent-encoded",
        @"^(?:/(?:[!-""$-.0-~][!-""$-~]*)?|\{\{[!-""$-~]*)$"
    );

    private static readonly FieldsOf<HttpStep> Fields = new(new HttpStep { Name = "", Path = "/" });

    private static readonly FieldOf<HttpStep> Headers = Fields.Optional(
        "headers",
        new MapShape<string>(new TextShape("a header's name", Token), HeaderValue),
        step => Secrets.HideInSettings(step.Headers),
        (step, headers) => step with { Headers = headers },
        "The request's headers. Values may hold slots, whose control characters become blanks."
    );

    private static readonly FieldOf<HttpStep> Body = Fields.Optional(
        "body",
        new BodyShape(),
        step => step.Body is { } text ? new RequestBody(text, step.BodyIsJson) : null,
        (step, body) => step with { Body = body.Text, BodyIsJson = body.IsJson },
        "Text, or a JSON object or list that is sent as JSON. May hold slots. An object or list stays JSON with any value: within a text it is escaped, and a slot that is all of a text, as \"{{id}}\", takes the JSON type of its value (numbers of a range; numbers and booleans of values; what was captured), else it is text. Text is filled in as it is; with the header Content-Type: application/x-www-form-urlencoded the values are form-encoded, unless a slot is all of the body."
    );

    public static readonly RecordShape<HttpStep> Shape = new(
        Fields.Defaults,
        Fields.Required(
            "name",
            Any.Name,
            step => step.Name,
            (step, name) => step with { Name = name },
            "Name of the step, unlike the others of the scenario."
        ),
        Fields.Optional(
            "method",
            new TextShape(
                "a request method of up to 40 letters, as GET or POST; not CONNECT, which asks for a tunnel",
                $"^(?![Cc][Oo][Nn][Nn][Ee][Cc][Tt]$){TokenCharacters}{{1,40}}$"
            ),
            step => step.Method,
            (step, method) => step with { Method = method },
            "The request's method."
        ),
        Fields.Required(
            "path",
            UrlPath,
            step => Secrets.HideInText(step.Path),
            (step, path) => step with { Path = path },
            "Path and query, from the slash on. May hold slots {{name}}, whose values are data: of the path / ? # % and what no address may hold are percent-encoded, of the query everything but letters, digits and -._~. A slot at the start holds a whole path, one that is all of the query a whole query: of those only what no address may hold is percent-encoded."
        ),
        Headers,
        Body,
        Fields.Optional(
            "expect",
            ExpectSection.Shape,
            step =>
                step.ExpectStatus.Count == 0 && step.ExpectBodyContains is null
                    ? null
                    : new Expectation(step.ExpectStatus, step.ExpectBodyContains),
            (step, expect) => step with { ExpectStatus = expect.Status, ExpectBodyContains = expect.BodyContains },
            "What the answer must be, to count as ok."
        ),
        Fields.Optional(
            "capture",
            new MapShape<string>(Slots.Name, CapturePath),
            step => step.Capture,
            (step, capture) => step with { Capture = capture },
            "Values of the JSON answer that later steps may use: name and path."
        )
    )
    {
        Completion = Check,
    };

    private static HttpStep Check(ObjectReader reader, HttpStep step)
    {
        if (reader.Has(Body.Field) && step.Method is "GET" or "HEAD")
        {
            reader
                .Place(Body.Field)
                .ReportName($"a body with {step.Method}", "no body, or another method such as POST");
        }

        CheckHeaders(reader.Place(Headers.Field), step.Headers.Select(header => header.Key));
        return step;
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
