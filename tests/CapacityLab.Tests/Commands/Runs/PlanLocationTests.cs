using CapacityLab.Commands.Runs;
using CapacityLab.Plans;

namespace CapacityLab.Tests.Commands.Runs;

public sealed class PlanLocationTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("where-").FullName;

    public PlanLocationTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "repository", "loadtests", "bin"));
        Directory.CreateDirectory(Path.Combine(root, "elsewhere"));
        Directory.CreateDirectory(Path.Combine(root, "other"));
        File.WriteAllText(Own, "{}");
        File.WriteAllText(Path.Combine(root, "other", "lab.json"), "{}");
    }

    private string Own => Path.Combine(root, "repository", "loadtests", "lab.json");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("repository", true)]
    [InlineData("repository/loadtests/bin", true)]
    [InlineData("repository", false)]
    [InlineData("elsewhere", false)]
    public void The_programs_own_plan_is_taken_near_it_and_from_anywhere_where_no_command_was_typed(
        string folder,
        bool isTyped
    ) => Assert.Equal(Own, At(folder).Find(named: null, isTyped));

    [Fact]
    public void A_command_typed_elsewhere_asks_for_a_plan_and_names_the_sample()
    {
        var mistake = Assert.Single(
            Assert.Throws<PlanException>(() => At("elsewhere").Find(named: null, isTyped: true)).Mistakes
        );

        Assert.Equal(
            $"command line: --plan: found nothing, and no lab.json in {Path.Combine(root, "elsewhere")}; allowed: --plan FILE, or a folder with a lab.json; the sample is --plan {Own}",
            mistake.ToString()
        );
        Assert.Throws<PlanException>(() =>
            new PlanLocation(null, Path.Combine(root, "elsewhere")).Find(named: null, isTyped: false)
        );
    }

    [Fact]
    public void A_plan_that_is_named_or_here_goes_first()
    {
        Assert.Equal("x.json", At("other").Find("x.json", isTyped: true));
        Assert.Equal("lab.json", At("other").Find(named: null, isTyped: true));
        Assert.Equal("lab.json", At("other").Find(named: null, isTyped: false));
    }

    [Fact]
    public void The_command_to_run_again_is_how_the_program_was_started()
    {
        var (program, separator) = CommandText.Program(
            "LoadTests",
            At("elsewhere"),
            "/usr/bin/dotnet",
            "/x/LoadTests.dll"
        );
        Assert.Equal(("dotnet run --project ../repository/loadtests", " --"), (program, separator));
        Assert.Equal(
            "dotnet run --project ../repository/loadtests -- run --plan 'my plan.json' --only '1 × 0.5 CPU'",
            CommandText.Line(program, separator, ["run", "--plan", "my plan.json", "--only", "1 × 0.5 CPU"])
        );
        Assert.Equal("dotnet run --project ../repository/loadtests", CommandText.Line(program, separator, []));

        var elsewhere = new PlanLocation(null, "/work/here");
        Assert.Equal(
            ("capacitylab", ""),
            CommandText.Program("CapacityLab.Tool", elsewhere, "/t/capacitylab", "/t/a.dll")
        );
        Assert.Equal(
            ("dotnet bin/My.dll", ""),
            CommandText.Program("My", elsewhere, "/usr/bin/dotnet", "/work/here/bin/My.dll")
        );
        Assert.Equal(
            ("bin/My", ""),
            CommandText.Program("My", elsewhere, "/work/here/bin/My", "/work/here/bin/My.dll")
        );
        Assert.Equal(@"x 'it'\''s' '$HOME' ''", CommandText.Line("x", "", ["it's", "$HOME", ""]));
    }

    private PlanLocation At(string folder) =>
        new(Path.Combine(root, "repository", "loadtests"), Path.Combine(root, folder));
}
