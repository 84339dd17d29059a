using System.Text;
using CapacityLab.Load.Http;
using CapacityLab.Tests;

namespace CapacityLab.Plans.Tests;

public sealed class PlanFuzzTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_damaged_plan_never_fails_with_anything_but_its_mistakes(int seed)
    {
        var chance = new Random(seed);
        var plan = Sample();
        Assert.False(IsRefused(plan, "lab.json"));
        var refused = Enumerable.Range(0, 1_000).Count(_ => IsRefused(Damage(plan, chance), "lab.json"));
        Assert.InRange(refused, 500, 990);
    }

    [Fact]
    public void A_damaged_scenario_never_fails_with_anything_but_its_mistakes()
    {
        var chance = new Random(3);
        var scenario = File.ReadAllBytes(Path.Combine(Repository.Root, "loadtests", "scenarios", "order.json"));
        folder.Write("lab.json", PlanFolder.With(scenarios: """[{ "file": "order.json" }]"""));
        Assert.False(IsRefused(scenario, "order.json"));
        var refused = Enumerable.Range(0, 1_000).Count(_ => IsRefused(Damage(scenario, chance), "order.json"));
        Assert.InRange(refused, 500, 990);
    }

    [Fact]
    public void A_path_that_no_file_can_have_is_a_mistake()
    {
        var scenarios = """[{ "file": "a\u0000b" }, { "file": "." }, { "file": "" }]""";
        Assert.Equal(3, folder.Mistakes(PlanFolder.With(scenarios: scenarios)).Count);
    }

    /// <summary>A long line once made each of its values cost a walk along it.</summary>
    [Fact]
    public void A_long_line_is_read_like_a_short_one()
    {
        var values = string.Join(",", Enumerable.Range(0, 200_000));
        var steps = """{ "name": "s", "path": "/{{x}}" }""";
        var plan = folder.Read(PlanFolder.WithSteps(steps, feeds: $$"""{ "x": { "values": [{{values}}] } }"""));
        Assert.Equal(200_000, Assert.IsType<Feed.Values>(plan.Scenarios[0].Http!.Feeds["x"]).Items.Count);
    }

    [Fact]
    public void Nesting_without_end_is_a_mistake() =>
        Assert.Single(folder.Mistakes(string.Concat(Enumerable.Repeat("[", 100_000))));

    /// <summary>The sample with all that it names, so that only the damage can be refused.</summary>
    private byte[] Sample()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "scenarios"));
        folder.Write("shop.csproj", "");
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "loadtests", "scenarios")))
        {
            File.Copy(file, Path.Combine(folder.Path, "scenarios", Path.GetFileName(file)));
        }

        return Encoding.UTF8.GetBytes(
            File.ReadAllText(Repository.SamplePlan).Replace("../target-app", "shop.csproj", StringComparison.Ordinal)
        );
    }

    private bool IsRefused(byte[] bytes, string name)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, name), bytes);
        try
        {
            PlanReader.Read(folder.Path, code: []);
            return false;
        }
        catch (PlanException error)
        {
            Assert.NotEmpty(error.Mistakes);
            return true;
        }
    }

    private static byte[] Damage(byte[] text, Random chance)
    {
        var bytes = text.ToList();
        for (var times = chance.Next(1, 5); times > 0; times--)
        {
            var at = chance.Next(bytes.Count - 20);
            switch (chance.Next(4))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, chance.Next(1, 20));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(chance.Next(bytes.Count - 20), chance.Next(1, 20)));
                    break;
                default:
                    bytes[at] = (byte)"{}[],:\"0-9e\\n/"[chance.Next(14)];
                    break;
            }
        }

        return [.. bytes];
    }
}
