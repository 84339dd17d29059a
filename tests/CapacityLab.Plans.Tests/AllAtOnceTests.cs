namespace CapacityLab.Plans.Tests;

public sealed class AllAtOnceTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Six_mistakes_in_two_files_are_six_messages_with_their_places()
    {
        folder.Write(
            "home.json",
            """
            {
              "name": "home",
              "steps": [
                { "name": "open", "path": "/{{id}}", "expect": { "status": 99 } },
                { "name": "open", "path": "/" }
              ]
            }
            """
        );
        var plan = """
            {
              "name": "lab", "target": { "name": "shop", "executable": "shop" },
              "layouts": [
                { "cpus": 1, "memoryMiB": 256 },
                { "cpus": "fast", "memoryMiB": 8 }
              ],
              "scenarios": [{ "file": "home.json" }],
              "objectives": {}
            }
            """;
        var lab = NameOf("lab.json");
        var home = NameOf("home.json");
        var error = Assert.Throws<PlanException>(() => folder.Read(plan));
        Assert.Equal(
            [
                $"""{lab}:5:15: $.layouts[1].cpus: found "fast" (text); allowed: a number from 0.05 to 1,024""",
                $"{lab}:5:36: $.layouts[1].memoryMiB: found 8; allowed: a number from 16 to 1,048,576",
                $"{lab}:8:17: $.objectives: found no objective; allowed: at least one of p99Ms, requestP99Ms, successRatio, requestsPerSecond, iterationsPerSecond",
                $"{home}:4:31: $.steps[0].path: found the slot {{{{id}}}}; allowed: slots of a feed or of an earlier step's capture; there are none",
                $"{home}:4:64: $.steps[0].expect.status: found 99; allowed: a whole number from 100 to 599",
                $"""{home}:5:15: $.steps[1].name: found "open" again; allowed: a step's name that no other has""",
            ],
            error.Mistakes.Select(mistake => mistake.ToString())
        );
        Assert.Equal(string.Join(Environment.NewLine, error.Mistakes), error.Message);
    }

    [Fact]
    public void Text_that_is_not_json_does_not_hide_mistakes_of_other_files()
    {
        folder.Write("broken.json", "{\n  \"name\": }");
        folder.Write("wrong.json", """{ "name": "w", "steps": [] }""");
        var scenarios = """[{ "file": "broken.json" }, { "file": "wrong.json" }]""";
        var mistakes = folder.Mistakes(PlanFolder.With(scenarios: scenarios, objectives: "{}"));
        Assert.Equal(
            [("lab.json", "$.objectives"), ("broken.json", "$"), ("wrong.json", "$.steps")],
            mistakes.Select(one => (Path.GetFileName(one.File), one.Path))
        );
        Assert.Equal((2, 11), (mistakes[1].Line, mistakes[1].Column));
        Assert.Equal("JSON; comments and trailing commas are fine", mistakes[1].Allowed);
    }

    [Fact]
    public void Columns_count_characters_not_bytes()
    {
        var mistake = Assert.Single(folder.Mistakes("""{ "name": "üü€", "targe": 1 }"""), one => one.Path == "$.targe");
        Assert.Equal((1, 18), (mistake.Line, mistake.Column));
    }

    [Theory]
    [InlineData(new byte[] { 0x7B, 0x0A, 0xFF, 0x7D }, "bytes that are not UTF-8", 2, 1)]
    [InlineData(new byte[0], "text that is not JSON (The input does not contain any JSON tokens", 1, 1)]
    public void Bytes_that_are_no_plan_are_told_with_their_place(byte[] bytes, string found, int line, int column)
    {
        var file = Path.Combine(folder.Path, "lab.json");
        File.WriteAllBytes(file, bytes);
        var mistake = Assert.Single(Assert.Throws<PlanException>(() => PlanReader.Read(file, [])).Mistakes);
        Assert.StartsWith(found, mistake.Found, StringComparison.Ordinal);
        Assert.Equal((line, column), (mistake.Line, mistake.Column));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_mistake() =>
        Assert.Equal(
            "$: found text that is not JSON (Half a surrogate pair); allowed: JSON; comments and trailing commas are fine",
            Assert.Single(folder.Told("""{ "name": "\ud800" }"""))
        );

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake_without_a_line()
    {
        var file = Path.Combine(folder.Path, "none.json");
        var error = Assert.Throws<PlanException>(() => PlanReader.Read(file, []));
        Assert.Equal(
            $"{NameOf("none.json")}: $: found nothing (no such file); allowed: a plan, as lab.json, or the folder of one",
            error.Message
        );
    }

    private string NameOf(string name)
    {
        var path = Path.Combine(folder.Path, name);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.Length < path.Length ? relative : path;
    }
}
