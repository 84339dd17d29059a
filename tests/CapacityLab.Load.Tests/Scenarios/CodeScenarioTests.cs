using CapacityLab.Load.Tests.Servers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.Scenarios;

public class CodeScenarioTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.3);

    [Fact]
    public async Task Steps_of_code_are_counted_each_by_its_name()
    {
        await using var server = RawServer.Healthy();
        var scenario = Scenario.Create(
            "browse",
            async context =>
            {
                await Step.Run(
                    "open",
                    context,
                    async () => Response.Ok("200", (await context.Http.GetByteArrayAsync("/")).Length)
                );
                return await Step.Run("fail", context, () => Task.FromResult(Response.Fail("sold-out")));
            }
        );

        var probe = await LoadEngine.RunAsync(
            Loads.Of(server.Address, Simulation.Inject(10.0, Short)) with
            {
                Scenarios = [scenario],
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((3, 6), (probe.Failed, probe.RequestsCompleted));
        Assert.Equal(15, probe.Steps.Single(s => s.Name == "open").BytesReceived);
        Assert.Equal(3, probe.Steps.Single(s => s.Name == "fail").Failures["sold-out"]);
        Assert.Equal(3, probe.Failures["sold-out"]);
    }

    [Fact]
    public async Task A_scenario_without_steps_is_one_request_under_its_own_name()
    {
        var probe = await Run(Scenario.Create("plain", _ => Task.FromResult(Response.Ok())));

        Assert.Equal((3, 3), (probe.Ok, probe.RequestsCompleted));
        Assert.Equal("plain", Assert.Single(probe.Steps).Name);
    }

    [Fact]
    public async Task An_exception_is_a_failure_of_its_kind()
    {
        var thrown = await Run(Scenario.Create("throws", _ => throw new InvalidOperationException()));
        var inStep = await Run(Scenario.Create("step", c => Step.Run("s", c, () => throw new TimeoutException())));

        Assert.Equal(3, thrown.Failures[FailureKinds.Exception]);
        Assert.Equal(3, inStep.Failures[FailureKinds.Timeout]);
        Assert.Equal(3, inStep.Failed);
    }

    [Fact]
    public async Task A_failure_after_steps_that_went_well_is_counted_once()
    {
        var probe = await Run(
            Scenario.Create(
                "late",
                async context =>
                {
                    await Step.Run("s", context, () => Task.FromResult(Response.Ok()));
                    return Response.Fail("too-few");
                }
            )
        );

        Assert.Equal((3, 3, 3), (probe.Failed, probe.RequestsCompleted, probe.Failures["too-few"]));
    }

    [Fact]
    public async Task Code_that_ignores_its_token_is_left_behind()
    {
        var forever = new TaskCompletionSource<Response>();
        var scenario = Scenario.Create("stuck", _ => forever.Task);

        var probe = await Run(scenario, gracefulStop: TimeSpan.FromSeconds(0.1));

        Assert.Equal((3, 3), (probe.Scheduled, probe.InFlightAtEnd));
        forever.SetResult(Response.Ok());
    }

    [Fact]
    public async Task Init_and_clean_run_once_around_the_load()
    {
        var calls = new List<string>();
        var scenario = Scenario
            .Create(
                "s",
                _ =>
                {
                    lock (calls)
                    {
                        calls.Add("run");
                    }

                    return Task.FromResult(Response.Ok());
                }
            )
            .WithInit(context => Note($"init {context.ScenarioName}"))
            .WithClean(_ => Note("clean"));

        await Run(scenario);

        Assert.Equal(["init s", "run", "run", "run", "clean"], calls);

        Task Note(string call)
        {
            calls.Add(call);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_random_numbers_of_an_invocation_are_the_same_again()
    {
        async Task<int[]> Drawn()
        {
            var drawn = new int[3];
            await Run(
                Scenario.Create(
                    "s",
                    context =>
                    {
                        drawn[context.InvocationNumber] = context.Random.Next();
                        return Task.FromResult(Response.Ok());
                    }
                )
            );
            return drawn;
        }

        var first = await Drawn();

        Assert.Equal(first, await Drawn());
        Assert.Equal(3, first.Distinct().Count());
    }

    private static async Task<Results.Probes.ProbeResult> Run(Scenario scenario, TimeSpan? gracefulStop = null)
    {
        var probe = await LoadEngine.RunAsync(
            Loads.Of(new Uri("http://127.0.0.1:9"), Simulation.Inject(10.0, Short)) with
            {
                Scenarios = [scenario],
                GracefulStop = gracefulStop ?? TimeSpan.FromSeconds(5),
            }
        );
        Loads.AssertConsistent(probe);
        return probe;
    }
}
