using System.Text.Json.Nodes;
using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Tests.Html;

public class MissingPartsTests
{
    // Rendering takes a while, so each report lacks every 30th property; over the reports each property is missing once.
    private const int Reports = 30;

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Reports)];

    [Theory]
    [MemberData(nameof(Each))]
    public void A_report_is_rendered_whatever_part_of_the_result_is_missing(int report)
    {
        var paths = Paths(Small(), "")
            .Distinct()
            .Where(CanBeMissing)
            .Where((_, index) => index % Reports == report)
            .ToArray();

        Assert.InRange(paths.Length, 3, 20);
        AssertRenders(Without(paths));
    }

    [Fact]
    public void A_report_is_rendered_whatever_list_is_empty()
    {
        var lists = Paths(Small(), "").Distinct().Where(path => At(Small(), path) is JsonArray).ToArray();

        Assert.InRange(lists.Length, 15, 60);
        Assert.All(lists, path => AssertRenders(Emptied(path)));
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(1, 0)]
    [InlineData(1e9, 1e9)]
    public void A_report_is_rendered_for_rates_of_any_size(double rate, double cores)
    {
        var layout = SampleLayout.Measured("extreme", 1, cores, rate, SampleRun.Start);

        AssertRenders(new RunResult { Layouts = [layout, layout] });
    }

    private static void AssertRenders(RunResult result)
    {
        using var folder = new RunFolder(result);
        Assert.EndsWith("</html>\n", folder.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", folder.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", folder.Html, StringComparison.Ordinal);
    }

    // The parts of these are all there or the file is refused: they are what their constructors ask for.
    private static bool CanBeMissing(string path) =>
        !new[] { "/warnings/0/", "/evidence/0/", "/shares/0/", "/events/0/" }.Any(p =>
            path.Contains(p, StringComparison.Ordinal)
        );

    // From the end, so that what is inside a removed part was removed before it.
    private static RunResult Without(IEnumerable<string> paths)
    {
        var root = Small();
        foreach (var path in paths.Reverse())
        {
            var (parent, name) = Parent(root, path);
            parent.Remove(name);
        }

        return Read(root);
    }

    private static RunResult Emptied(string path)
    {
        var root = Small();
        var (parent, name) = Parent(root, path);
        parent[name] = new JsonArray();
        return Read(root);
    }

    // Every property once, by way of the first item of each list.
    private static IEnumerable<string> Paths(JsonNode node, string path) =>
        node switch
        {
            JsonObject properties => properties
                .Where(p => p.Value is not null && p.Key != "plan")
                .SelectMany(p => Paths(p.Value!, $"{path}/{p.Key}").Prepend($"{path}/{p.Key}")),
            JsonArray { Count: > 0 } items => Paths(items[0]!, path + "/0"),
            _ => [],
        };

    private static (JsonObject Parent, string Name) Parent(JsonNode root, string path)
    {
        var end = path.LastIndexOf('/');
        return ((JsonObject)At(root, path[..end]), path[(end + 1)..]);
    }

    private static JsonNode At(JsonNode root, string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);

    private static JsonNode Small()
    {
        var run = SampleRun.Complete();
        var layout = run.Layouts[^1];
        using var stream = new MemoryStream();
        ResultFormat.Write(
            stream,
            run with
            {
                Layouts = [layout with { Probes = [layout.Probes[6]], Samples = [.. layout.Samples.Take(12)] }],
            }
        );
        stream.Position = 0;
        return JsonNode.Parse(stream)!;
    }

    private static RunResult Read(JsonNode root)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()));
        return ResultFormat.Read(stream);
    }
}
