using System.Runtime.CompilerServices;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Running;

/// <summary>Runs a scenario of code. One without steps is one request, named after the scenario.</summary>
internal sealed class CodeRunner(Scenario scenario, RunScope scope) : IScenarioRunner
{
    private readonly Func<ScenarioContext, Task<Response>> run = scenario.Run!;

    public bool StartsInline => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IterationOutcome> RunAsync(Lane lane, TimeSpan started)
    {
        var steps = new StepRecorder(scope, scenario.Name, lane.Arrival.Intended);
        Response response;
        try
        {
            response = await run(ContextOf(lane.Arrival, steps)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response = Response.Fail(FailureClassifier.KindOf(exception), exception.Message);
        }

        if (!steps.AnyStep)
        {
            steps.Record(scenario.Name, lane.Arrival.Intended, response);
        }

        return new IterationOutcome(StepRecorder.KindOf(response), steps.AnyFailed);
    }

    private ScenarioContext ContextOf(Arrival arrival, StepRecorder steps) =>
        new(steps, (int)scope.ContextSeeds.Bits(arrival.Number))
        {
            ScenarioName = scenario.Name,
            InvocationNumber = arrival.Number,
            BaseAddress = scope.Spec.BaseAddress,
            Http = scope.Connections.Client,
            CancellationToken = scope.Stopped,
        };
}
