using System.Runtime.CompilerServices;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Running;

/// <summary>Runs a scenario of code. One without steps is one request, named after the scenario.</summary>
internal sealed class CodeRunner(Scenario scenario, RunScope scope) : IScenarioRunner
{
    private const int Unknown = -1;

    private readonly Func<ScenarioContext, Task<Response>> run = scenario.Run!;

    // The step that stands for a whole iteration has a number only once there was such an iteration.
    private int whole = Unknown;

    public bool StartsInline => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync(Lane lane)
    {
        var steps = new StepRecorder(scope, scenario.Name, lane.Arrival);
        Response response;
        try
        {
            response = await run(new ScenarioContext(steps)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response = Response.Fail(FailureClassifier.KindOf(exception), exception.Message);
        }

        if (steps.AnyStep)
        {
            lane.End(StepRecorder.KindOf(response), steps.AnyFailed);
        }
        else
        {
            lane.End(Whole(), response.SizeBytes, StepRecorder.KindOf(response));
        }
    }

    private int Whole() =>
        whole != Unknown ? whole : whole = scope.Recorder.Steps.NumberOf(scenario.Name, scenario.Name);
}
