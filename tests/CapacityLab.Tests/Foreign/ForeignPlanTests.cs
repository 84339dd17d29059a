using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks.Truth.Foreign;
using CapacityLab.Plans;

namespace CapacityLab.Tests.Foreign;

public sealed class ForeignPlanTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("capacitylab-foreign-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_plan_is_one_without_mistakes_whatever_is_drawn()
    {
        int read = 0;
        foreach (int seed in Enumerable.Range(1, 10))
        {
            foreach (var run in Choice(seed).All(targetProcessors: 1))
            {
                var plan = PlanReader.Read(Written(run, docker: true), []);

                Assert.Equal(run.Case.Service.Image, plan.Target.Image);
                Assert.Equal(run.Setting.Cpus, Assert.Single(plan.Layouts).Cpus.Cores, 6);
                Assert.True(plan.Layouts[0].Cpus.Cores < 1, "one processor has room for it");
                read++;
            }
        }

        Assert.True(read >= 190, $"{read}");
    }

    [Fact]
    public void A_process_is_started_with_its_files_and_told_the_knob_the_address_and_its_folder()
    {
        var run = Choice(seed: 4).All(targetProcessors: 1).First(run => run.Case.Name == "python permits");
        var target = JsonNode.Parse(File.ReadAllText(Written(run, docker: false)))!["target"]!;

        Assert.Equal("gunicorn", (string?)target["executable"]);
        Assert.Contains("/files/gunicorn.conf.py", target["arguments"]!.AsArray().Select(one => (string?)one));
        Assert.Null(target["image"]);
        Assert.Equal("{url}", (string?)target["environment"]!["URL"]);
        Assert.Equal("{data}", (string?)target["environment"]!["DATA"]);
        Assert.InRange(int.Parse((string)target["environment"]!["PERMITS"]!, null), 2, 5);
    }

    [Fact]
    public void Sizes_are_the_same_in_all_circumstances_and_others_with_another_seed()
    {
        var both = Choice(seed: 4).All(1).Where(run => run.Case.Name == "java lock").ToList();
        var other = Choice(seed: 5).All(1).First(run => run.Case.Name == "java lock");

        Assert.Equal(2, both.Count);
        Assert.Equal(both[0].Setting.Knob, both[1].Setting.Knob);
        Assert.Equal(both[0].Setting.Cpus, both[1].Setting.Cpus);
        Assert.NotEqual((both[0].Setting.Knob, both[0].Setting.Cpus), (other.Setting.Knob, other.Setting.Cpus));
    }

    [Fact]
    public void A_search_that_is_to_find_nothing_is_bounded_quick_and_in_full()
    {
        var run = Choice(seed: 4).All(targetProcessors: 1).First(run => run.Case.Name == "nginx none");
        var plan = JsonNode.Parse(File.ReadAllText(Written(run, docker: true)))!;

        Assert.Equal(run.Setting.MostRate, (double?)plan["search"]!["maxRequestsPerSecond"]);
        Assert.Equal(run.Setting.MostRate, (double?)plan["quick"]!["maxRequestsPerSecond"]);
    }

    private static ForeignChoice Choice(int seed) => new(["process"], ["quick", "full"], [], seed);

    private string Written(ForeignRun run, bool docker)
    {
        var plan = JsonNode.Parse(
            File.ReadAllText(Repository.SamplePlan),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
        )!;
        new ForeignPlan(run.Case, run.Setting, "/files", "/classes").Write(plan, docker, seed: 1);
        string file = Path.Combine(folder.FullName, "lab.json");
        File.WriteAllText(file, plan.ToJsonString());
        return file;
    }
}
