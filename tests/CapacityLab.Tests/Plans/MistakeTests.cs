using CapacityLab.Load;

namespace CapacityLab.Tests.Plans;

/// <summary>One mistake in, its exact message out.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1", "1")]
    [InlineData("\"fast\"", "\"fast\" (text)")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("[1]", "a list")]
    [InlineData("[]", "an empty list")]
    [InlineData("{}", "an object")]
    [InlineData("1e999", "1e999")]
    [InlineData("-0", "-0")]
    public void A_wrong_value_is_told_as_it_stands(string value, string found)
    {
        var plan = PlanFolder.With(layouts: $$"""[{ "cpus": {{value}}, "memoryMiB": 1 }]""");
        var told = folder.Told(plan).First(one => found == "1" || one.Contains("cpus", StringComparison.Ordinal));
        var expected =
            found == "1"
                ? "$.layouts[0].memoryMiB: found 1; allowed: a number from 16 to 1,048,576"
                : $"$.layouts[0].cpus: found {found}; allowed: a number from 0.05 to 1,024";
        Assert.Equal(expected, told);
    }

    [Theory]
    [InlineData("""[{ "memoryMiB": 256 }]""", "$.layouts[0].cpus: found nothing; allowed: a number from 0.05 to 1,024")]
    [InlineData("""[]""", "$.layouts: found a list of 0; allowed: a list of 1 to 100 layouts")]
    [InlineData("""{}""", "$.layouts: found an object; allowed: a list of 1 to 100 layouts")]
    [InlineData("""[7]""", "$.layouts[0]: found 7; allowed: an object with name, replicas, cpus, memoryMiB")]
    [InlineData(
        """[{ "cpu": 1, "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].cpu: found the unknown name "cpu" (did you mean "cpus"?); allowed: name, replicas, cpus, memoryMiB"""
    )]
    [InlineData(
        """[{ "colour": 1, "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].colour: found the unknown name "colour"; allowed: name, replicas, cpus, memoryMiB"""
    )]
    [InlineData(
        """[{ "cpus": 1, "cpus": 2, "memoryMiB": 256 }]""",
        """$.layouts[0].cpus: found the name "cpus" again; allowed: each name once"""
    )]
    [InlineData(
        """[{ "replicas": 257, "cpus": 1, "memoryMiB": 256 }]""",
        "$.layouts[0].replicas: found 257; allowed: a whole number from 1 to 256"
    )]
    [InlineData(
        """[{ "replicas": 1.5, "cpus": 1, "memoryMiB": 256 }]""",
        "$.layouts[0].replicas: found 1.5; allowed: a whole number from 1 to 256"
    )]
    [InlineData(
        """[{ "name": " ", "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].name: found " " (text); allowed: a name of 1 to 60 characters, not only blanks, without control characters"""
    )]
    [InlineData(
        """[{ "name": "a\n", "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].name: found "a\n" (text); allowed: a name of 1 to 60 characters, not only blanks, without control characters"""
    )]
    [InlineData(
        """[{ "name": "a", "cpus": 1, "memoryMiB": 256 }, { "name": "a", "cpus": 2, "memoryMiB": 256 }]""",
        """$.layouts[1].name: found "a" again; allowed: a layout's name that no other has"""
    )]
    [InlineData(
        """[{ "cpus": 1, "memoryMiB": 256 }, { "cpus": 1, "memoryMiB": 512 }]""",
        """$.layouts[1]: found a layout named "1 × 1 CPU" again; allowed: layouts of different names; "name" gives one"""
    )]
    public void Layouts(string layouts, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(layouts: layouts)));

    [Fact]
    public void A_name_that_a_grown_layout_would_get_is_taken()
    {
        var layouts = """[{ "name": "1 × 2 CPU", "cpus": 1, "memoryMiB": 256 }, { "cpus": 0.5, "memoryMiB": 256 }]""";
        Assert.Equal(
            [
                """$.layouts[1]: found a layout named "1 × 2 CPU" again; allowed: layouts of different names; "name" gives one""",
            ],
            folder.Told(PlanFolder.With(layouts: layouts, more: """, "scaleToHost": true"""))
        );
    }

    [Theory]
    [InlineData(
        """{ "name": "shop" }""",
        "$.target: found none of project, executable; allowed: just one of project, executable"
    )]
    [InlineData(
        """{ "name": "shop", "project": ".", "executable": "x" }""",
        "$.target: found project, executable together; allowed: just one of project, executable",
        """$.target.project: found "." (a folder with 0 projects); allowed: a project file, or a folder with just one"""
    )]
    [InlineData(
        """{ "name": "shop", "project": "nowhere" }""",
        """$.target.project: found "nowhere" (no such file or folder); allowed: a project file, or a folder with just one"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "./nothing" }""",
        """$.target.executable: found "./nothing" (no such file); allowed: a program's file, or a name to be found on PATH"""
    )]
    [InlineData(
        """{ "name": "Shop", "executable": "x" }""",
        """$.target.name: found "Shop" (text); allowed: a name of 1 to 60 small letters, digits and hyphens that starts with a letter"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "cpus": 1 }""",
        """$.target.cpus: found the unknown name "cpus"; allowed: name, project, executable, arguments, environment, health, readyTimeoutSeconds"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "health": "healthz" }""",
        """$.target.health: found "healthz" (text); allowed: a path from the slash on, without blanks and #, other than ASCII percent-encoded"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "readyTimeoutSeconds": 601 }""",
        "$.target.readyTimeoutSeconds: found 601; allowed: a number from 0.1 to 600"
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "arguments": ["{prot}"] }""",
        """$.target.arguments[0]: found the placeholder {prot} (did you mean "port"?); allowed: {port}, {url}, {name}, {data}; services count once they are started"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "environment": { "A": "{pay.url}" } }""",
        "$.target.environment.A: found the placeholder {pay.url}; allowed: {port}, {url}, {name}, {data}; services count once they are started"
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "environment": { "A=B": [] } }""",
        """$.target.environment["A=B"]: found the name "A=B"; allowed: a name without = and control characters""",
        """$.target.environment["A=B"]: found an empty list; allowed: text, a number or a boolean"""
    )]
    public void Targets(string target, params string[] told) =>
        Assert.Equal(told, folder.Told(PlanFolder.With(target: target)));

    [Theory]
    [InlineData(
        """{ "name": "none" }""",
        """$.services[0].name: found "none" (a name with a meaning); allowed: names other than none, balancer"""
    )]
    [InlineData(
        """{ "name": "shop" }""",
        """$.services[0].name: found "shop", a name of the target; allowed: names other than shop and shop-1, shop-2 and so on"""
    )]
    [InlineData(
        """{ "name": "shop-2" }""",
        """$.services[0].name: found "shop-2", a name of the target; allowed: names other than shop and shop-1, shop-2 and so on"""
    )]
    [InlineData(
        """{ "name": "a" }, { "name": "a" }""",
        """$.services[1].name: found "a" again; allowed: a service's name that no other has"""
    )]
    [InlineData(
        """{ "name": "a", "environment": { "B": "{b.port}" } }, { "name": "b" }""",
        """$.services[0].environment.B: found the placeholder {b.port} (did you mean "port"?); allowed: {port}, {url}, {name}, {data}; services count once they are started"""
    )]
    [InlineData(
        """{ "name": "a", "project": "x.csproj", "executable": "a" }""",
        "$.services[0]: found project, executable together; allowed: just one of project, executable",
        """$.services[0].project: found "x.csproj" (no such file or folder); allowed: a project file, or a folder with just one"""
    )]
    public void Services(string services, params string[] told) =>
        Assert.Equal(told, folder.Told(PlanFolder.With(more: $""", "services": [{services}]""")));

    [Fact]
    public void Braces_that_are_no_placeholder_are_text()
    {
        var environment =
            """{ "A": "{\"port\":1}", "B": "{{port}} {{nothing}}", "C": "{0} {a.b} {} { url }", "D": 7, "E": true }""";
        var target = $$"""{ "name": "shop", "executable": "x", "environment": {{environment}} }""";
        var read = folder.Read(PlanFolder.With(target: target)).Target.Environment;
        Assert.Equal("{{port}} {{nothing}}", read["B"]);
        Assert.Equal(("7", "true"), (read["D"], read["E"]));
    }

    [Theory]
    [InlineData(
        """{}""",
        "$.objectives: found no objective; allowed: at least one of p99Ms, successRatio, requestsPerSecond"
    )]
    [InlineData("""{ "p99Ms": 0 }""", "$.objectives.p99Ms: found 0; allowed: a number from 0.1 to 600,000")]
    [InlineData("""{ "successRatio": 99 }""", "$.objectives.successRatio: found 99; allowed: a number from 0 to 1")]
    public void Objectives(string objectives, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(objectives: objectives)));

    [Theory]
    [InlineData(
        """ "search": { "maxProbes": 2 } """,
        "$.search.maxProbes: found 2; allowed: a whole number from 3 to 50"
    )]
    [InlineData(
        """ "search": { "precision": 0.6 } """,
        "$.search.precision: found 0.6; allowed: a number from 0.01 to 0.5"
    )]
    [InlineData(""" "quick": { "precision": 0 } """, "$.quick.precision: found 0; allowed: a number from 0.01 to 0.5")]
    [InlineData(
        """ "load": { "arrivals": "poison" } """,
        """$.load.arrivals: found "poison" (text) (did you mean "poisson"?); allowed: one of poisson, even"""
    )]
    [InlineData(
        """ "load": { "seed": -1 } """,
        "$.load.seed: found -1; allowed: a whole number from 0 to 2,147,483,647"
    )]
    [InlineData(
        """ "balancer": { "policy": 1 } """,
        "$.balancer.policy: found 1; allowed: one of least-connections, round-robin, ip-hash, random-two"
    )]
    [InlineData(
        """ "alerts": { "webhook": "/hook" } """,
        """$.alerts.webhook: found "/hook" (text); allowed: an absolute http or https address"""
    )]
    [InlineData(
        """ "alerts": { "webhook": "ftp://a:b@c/" } """,
        """$.alerts.webhook: found "ftp://***@c/" (text); allowed: an absolute http or https address"""
    )]
    [InlineData(""" "scaleToHost": "yes" """, """$.scaleToHost: found "yes" (text); allowed: true or false""")]
    public void Settings(string setting, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(more: $",{setting}")));

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
        """$.scenarios[0].steps[0].method: found "G T" (text); allowed: a request method, as GET or POST"""
    )]
    [InlineData(
        """{ "name": "s", "path": "a" }""",
        """$.scenarios[0].steps[0].path: found "a" (text); allowed: a path from the slash on, without blanks and #, other than ASCII percent-encoded"""
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
    public void Steps(string steps, string told) => Assert.Equal([told], folder.Told(PlanFolder.WithSteps(steps)));

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
        """{ "csv": "short.csv", "column": "b" }""",
        """.csv: found "short.csv" (not CSV at record 1); allowed: a CSV file with a header line and values"""
    )]
    public void Feeds(string feed, string told)
    {
        folder.Write("ids.csv", "id,name\n1,a\n");
        folder.Write("empty.csv", "id\n");
        folder.Write("short.csv", "a,b\n1\n");
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
        "$.scenarios[0].steps[0].path: found \"/{{x}}{{ x }}\" (text); allowed: a path from the slash on, without blanks and #, other than ASCII percent-encoded",
        "$.scenarios[0].steps[0].path: found the slot {{ x }}; allowed: slots of a feed or of an earlier step's capture: x"
    )]
    [InlineData(
        "/{{x}}{{x.y}}",
        "$.scenarios[0].steps[0].path: found the slot {{x.y}}; allowed: slots of a feed or of an earlier step's capture: x"
    )]
    public void Slots(string path, params string[] told) =>
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

    [Theory]
    [InlineData("""{}""", "$.scenarios[0]: found none of file, code, steps; allowed: just one of file, code, steps")]
    [InlineData(
        """{ "file": "no.json" }""",
        """$.scenarios[0].file: found "no.json" (no such file); allowed: a scenario file"""
    )]
    [InlineData(
        """{ "code": "check-out", "name": "x" }""",
        """$.scenarios[0].name: found "name" beside "code"; allowed: one without the other""",
        """$.scenarios[0].code: found "check-out" (did you mean "checkout"?); allowed: the name of a scenario in code that the program registers: checkout, idle"""
    )]
    [InlineData(
        """{ "code": "idle" }""",
        "$.scenarios[0].code: found the weight 0 in code; allowed: a whole number from 1 to 1,000,000"
    )]
    [InlineData(
        """{ "code": "checkout", "weight": 0 }""",
        "$.scenarios[0].weight: found 0; allowed: a whole number from 1 to 1,000,000"
    )]
    [InlineData(
        """{ "code": "checkout" }, { "code": "checkout" }""",
        """$.scenarios[1]: found a scenario named "checkout" again; allowed: scenarios of different names"""
    )]
    public void Mixes(string entries, params string[] told) =>
        Assert.Equal(
            told.Order(),
            folder
                .Told(PlanFolder.With(scenarios: $"[{entries}]"), Code("checkout"), Code("idle").WithWeight(0))
                .Order()
        );

    [Fact]
    public void A_program_without_scenarios_in_code_is_told_apart() =>
        Assert.Equal(
            [
                """$.scenarios[0].code: found "checkout"; allowed: the name of a scenario in code; the program that runs this plan registers none, so run the plan with the program that has it""",
            ],
            folder.Told(PlanFolder.With(scenarios: """[{ "code": "checkout" }]"""))
        );

    private static Scenario Code(string name) =>
        Scenario.Create(name, _ => throw new InvalidOperationException("A plan that is read runs nothing."));
}
