using CapacityLab.Analysis.Judging;
using CapacityLab.Analysis.Tests.Capacity.Targets;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Judging;

public class BrokenScenarioTests
{
    private const int Seeds = 300;
    private const int MostStretches = 6;
    private const int IterationsAlone = 100;

    private static readonly BrokenScenario Rule = new(new Objectives { SuccessRatio = 0.99 });

    [Theory]
    [InlineData("http-404", 1)]
    [InlineData("http-401", 0.99)]
    [InlineData("http-404", 0.5)]
    [InlineData("http-500", 0.3)]
    [InlineData("body-mismatch", 1)]
    [InlineData("capture-missing", 0.2)]
    [InlineData("exception", 1)]
    [InlineData("invalid-response", 1)]
    [InlineData("no-such-article", 0.1)]
    public void Wrong_answers_at_any_rate_are_a_broken_scenario_after_one_stretch_of_a_single_user(
        string kind,
        double share
    )
    {
        ProbeResult[] load = [Load(kind, (int)(5_000 * share), 5_000)];

        Assert.True(Rule.IsSuspected(load));
        Assert.Equal(ScenarioState.Broken, Rule.Decide(load, [Load(kind, (int)(200 * share), 200)]));
    }

    [Fact]
    public void Two_percent_at_any_rate_are_found_and_failures_that_begin_with_load_never()
    {
        int found = Enumerable.Range(0, Seeds).Count(seed => IsBroken(seed, loaded: 0.02, alone: 0.02));
        int taken = Enumerable.Range(0, Seeds).Count(seed => IsBroken(seed, loaded: 0.02 + (0.003 * seed), alone: 0));

        Assert.InRange(found, 0.9 * Seeds, Seeds);
        Assert.Equal(0, taken);
    }

    [Fact]
    public void A_single_user_that_holds_the_objective_ends_the_trial()
    {
        Assert.Equal(ScenarioState.Sound, Rule.Decide([Load("http-500", 900, 1_000)], [Load("http-500", 0, 2_000)]));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("http-503")]
    [InlineData("http-502")]
    [InlineData("connection-refused")]
    [InlineData("http-429")]
    public void Kinds_of_overload_do_not_count_while_anything_ends_ok(string kind)
    {
        Assert.False(Rule.IsSuspected([Load(kind, 999, 1_000)]));
        Assert.NotEqual(ScenarioState.Broken, Rule.Decide([Load(kind, 999, 1_000)], [Load(kind, 100, 100)]));
    }

    [Fact]
    public void What_is_refused_from_the_first_request_on_is_a_broken_scenario_and_rate_limiting_is_not()
    {
        Assert.Equal(
            ScenarioState.Broken,
            Rule.Decide([Load("connection-refused", 1_000, 1_000)], [Load("connection-refused", 100, 100)])
        );
        Assert.NotEqual(
            ScenarioState.Broken,
            Rule.Decide([Load("http-429", 1_000, 1_000)], [Load("http-429", 100, 100)])
        );
    }

    [Fact]
    public void Where_the_scenario_worked_before_a_target_that_answers_500_is_not_taken_for_it()
    {
        var later = Rule with { WorkedBefore = true };

        Assert.False(later.IsSuspected([Load("http-500", 1_000, 1_000)]));
        Assert.False(later.IsSuspected([Load("connection-refused", 1_000, 1_000)]));
        Assert.True(later.IsSuspected([Load("http-409", 1_000, 1_000)]));
        Assert.True(later.IsSuspected([Load("http-401", 1_000, 1_000)]));
    }

    [Fact]
    public void A_scenario_that_holds_its_objective_is_not_suspected()
    {
        Assert.False(Rule.IsSuspected([Load("http-404", 10, 2_000)]));
        Assert.False(Rule.IsSuspected([new ProbeResult()]));
        Assert.False(
            new BrokenScenario(new Objectives { SuccessRatio = 0.4 }).IsSuspected([Load("http-404", 50, 100)])
        );
    }

    [Fact]
    public void It_is_told_with_step_kind_share_example_and_what_to_do()
    {
        var load = Load("http-404", 120, 120) with
        {
            FailureExamples =
            [
                new FailureExample
                {
                    Scenario = "browse",
                    Step = "page",
                    Kind = "http-404",
                    Count = 120,
                    Request = "GET /indx.html",
                    Status = 404,
                    Message = "<h1>Not Found</h1>",
                },
            ],
        };

        Assert.Equal(
            "Step 'page' of scenario 'browse' fails with http-404 in 100 % of 120 iterations (for example GET /indx.html, status 404, \"<h1>Not Found</h1>\"). "
                + "A single user meets it too, so it does not come from load. Check the scenario.",
            BrokenScenarioText.Of([load])
        );
    }

    [Fact]
    public void Without_examples_the_steps_say_what_failed()
    {
        var load = Load("http-401", 99, 100) with
        {
            Steps =
            [
                new StepResult
                {
                    Name = "login",
                    Failures = new Dictionary<string, long> { ["http-401"] = 99 },
                },
                new StepResult { Name = "items", Ok = 1 },
            ],
        };

        Assert.StartsWith(
            "Step 'login' fails with http-401 in 99 % of 100 iterations.",
            BrokenScenarioText.Of([load]),
            StringComparison.Ordinal
        );
    }

    private static bool IsBroken(int seed, double loaded, double alone)
    {
        var draws = new Draws((ulong)seed);
        ProbeResult[] load = [Drawn(draws, loaded, 5_000)];
        if (!Rule.IsSuspected(load))
        {
            return false;
        }

        var tried = new List<ProbeResult>();
        var state = ScenarioState.Unknown;
        while (tried.Count < MostStretches && state is not (ScenarioState.Sound or ScenarioState.Broken))
        {
            tried.Add(Drawn(draws, alone, IterationsAlone));
            state = Rule.Decide(load, tried);
        }

        return state is ScenarioState.Broken or ScenarioState.LikelyBroken;
    }

    private static ProbeResult Drawn(Draws draws, double share, int iterations) =>
        Load("http-404", Enumerable.Range(0, iterations).Count(_ => draws.Uniform() < share), iterations);

    private static ProbeResult Load(string kind, int failed, int completed) =>
        new()
        {
            Scheduled = completed,
            Completed = completed,
            Ok = completed - failed,
            Failed = failed,
            Failures = failed > 0 ? new Dictionary<string, long> { [kind] = failed } : new Dictionary<string, long>(),
        };
}
