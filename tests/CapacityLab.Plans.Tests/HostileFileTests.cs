using System.Diagnostics;

namespace CapacityLab.Plans.Tests;

/// <summary>What has no end is refused at once, what is large costs in proportion, and messages stay short.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Pipe = "not a file but a pipe, a socket or a device";

    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Pipes_and_devices_are_refused_without_a_wait()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only here the kind of a file is asked for.");
        var fifo = Path.Combine(folder.Path, "fifo");
        using (var made = Process.Start("mkfifo", [fifo]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await Task.Run(
            () =>
            {
                foreach (var file in (string[])[fifo, "/dev/zero", "/dev/full"])
                {
                    Assert.Contains(Pipe, Assert.Single(Mistakes(file)).ToString(), StringComparison.Ordinal);
                    var scenario = PlanFolder.With(scenarios: $$"""[{ "file": "{{file}}" }]""");
                    Assert.Contains(Pipe, Assert.Single(folder.Mistakes(scenario)).Found, StringComparison.Ordinal);
                    var feed = PlanFolder.WithSteps(
                        """{ "name": "s", "path": "/{{x}}" }""",
                        $$"""{ "x": { "csv": "{{file}}", "column": "a" } }"""
                    );
                    Assert.Contains(Pipe, Assert.Single(folder.Mistakes(feed)).Found, StringComparison.Ordinal);
                }
            },
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public void A_wrong_item_does_not_make_a_long_list_cost_more_than_its_length()
    {
        var values = string.Join(",", Enumerable.Range(0, 200_000));
        var mistake = Assert.Single(folder.Mistakes(WithFeed($$"""{ "values": [{{values}},[]] }""")));
        Assert.EndsWith("values[200000]", mistake.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_nothing_but_mistakes_is_told_in_part_and_counted()
    {
        var values = string.Join(",", Enumerable.Repeat("[]", 400_000));
        var mistakes = folder.Mistakes(WithFeed($$"""{ "values": [{{values}}] }"""));
        Assert.Equal(201, mistakes.Count);
        Assert.Equal("399,800 more mistakes", mistakes[^1].Found);
    }

    [Fact]
    public void Many_names_cost_no_more_than_their_number()
    {
        var names = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"\"H{i}\": \"{{{{s{i}}}}}\""));
        var unknown = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"\"x{i}\": 1"));
        var steps = $$"""{ "name": "s", "path": "/", "headers": { {{names}} }, {{unknown}} }""";
        Assert.Equal(201, folder.Mistakes(PlanFolder.WithSteps(steps)).Count);
    }

    [Fact]
    public void Steps_and_services_beyond_their_number_are_not_looked_at()
    {
        var steps = string.Join(
            ",",
            Enumerable.Range(0, 20_000).Select(i => $$$"""{ "name": "{{{i}}}", "path": "/{{x}}" }""")
        );
        var told = folder.Told(PlanFolder.WithSteps(steps));
        Assert.Contains("$.scenarios[0].steps: found a list of 20,000; allowed: a list of 1 to 1,000 steps", told);

        var services = string.Join(
            ",",
            Enumerable.Range(0, 20_000).Select(i => $$"""{ "name": "s{{i}}", "environment": { "A": "{x}" } }""")
        );
        var mistakes = folder.Mistakes(PlanFolder.With(more: $$""", "services": [{{services}}]"""));
        Assert.Contains(mistakes, mistake => mistake.Found == "a list of 20,000");
        Assert.InRange(mistakes.Count, 1, 60);
    }

    [Fact]
    public void A_name_without_end_is_told_in_part_wherever_it_stands()
    {
        var name = new string('n', 200_000);
        string[] plans =
        [
            PlanFolder.With(more: $", \"{name}\": 1"),
            PlanFolder.With(target: $$"""{ "name": "{{name}}", "executable": "x" }"""),
            PlanFolder.With(
                more: $$""", "services": [{ "name": "{{name}}", "executable": "x" }, { "name": "b", "arguments": ["{c.url}", "{{{name}}}"] }]"""
            ),
            PlanFolder.With(
                more: $$""", "confirm": { "lock": { "node": "{{name}}", "environment": { "{{name}}": "1" } } }"""
            ),
            PlanFolder.WithSteps(
                $$$"""{ "name": "s", "path": "/{{{{{name}}}}}", "headers": { "{{{name}}}": "{{{{{name}}}" } }"""
            ),
            PlanFolder.WithSteps(
                """{ "name": "s", "path": "/" }""",
                $$"""{ "{{name}}": { "uuid": true, "a": [[[[1,1,1,1]]]] } }"""
            ),
            PlanFolder.With(
                scenarios: $$"""[{ "code": "{{name}}" }, { "file": "{{name}}" }, { "{{name}}": [1, 2, 3] }]"""
            ),
            PlanFolder.With(layouts: $$"""[{ "name": "{{name}}", "cpus": 1, "memoryMiB": 64 }]"""),
        ];
        foreach (var mistake in plans.SelectMany(plan => folder.Mistakes(plan)))
        {
            Assert.InRange(mistake.ToString().Length, 1, 2_500);
        }
    }

    [Fact]
    public void A_long_name_above_many_values_is_not_kept_with_each_of_them()
    {
        var values = string.Join(",", Enumerable.Repeat("1", 100_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        folder.Mistakes(PlanFolder.With(more: $", \"{new string('n', 1_000_000)}\": [{values}]"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 500_000_000);
    }

    private static string WithFeed(string feed) =>
        PlanFolder.WithSteps("""{ "name": "s", "path": "/{{x}}" }""", feeds: $$"""{ "x": {{feed}} }""");

    private static IReadOnlyList<PlanMistake> Mistakes(string file) =>
        Assert.Throws<PlanException>(() => PlanReader.Read(file, code: [])).Mistakes;
}
