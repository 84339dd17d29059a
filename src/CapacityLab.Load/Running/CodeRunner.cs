using CapacityLab.Load.Http;

namespace CapacityLab.Load.Running;

/// <summary>Runs a scenario of code. One without steps is one request, named after the scenario.</summary>
internal sealed class CodeRunner(Scenario scenario, RunScope scope) : IScenarioRunner
{
    private readonly Func<ScenarioContext, Task<Response>> run = scenario.Run!;

    public bool StartsInline => false;

    public async ValueTask<IterationOutcome> RunAsync(Lane lane, TimeSpan started)
    {
        var steps = new StepRecorder(scope, scenario.Name, lane.Arrival.Intended);
        var response = await ResponseAsync(ContextOf(lane.Arrival, steps)).ConfigureAwait(false);
        if (!steps.AnyStep)
        {
            steps.Record(scenario.Name, lane.Arrival.Intended, response);
        }

        return new IterationOutcome(StepRecorder.KindOf(response), steps.AnyFailed);
    }

    private async ValueTask<Response> ResponseAsync(ScenarioContext context)
    {
        try
        {
            return await run(context).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return Response.Fail(FailureClassifier.KindOf(exception), exception.Message);
        }
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
