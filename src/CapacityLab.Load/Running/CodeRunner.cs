using System.Runtime.CompilerServices;

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
            response = StepRecorder.FailureOf(exception);
        }

        End(lane, steps, response);
    }

    private void End(Lane lane, StepRecorder steps, Response response)
    {
        var kind = StepRecorder.KindOf(response);
        if (!steps.AnyStep)
        {
            EndWhole(lane, response, kind);
            return;
        }

        if (kind is not null && !steps.AnyFailed)
        {
            scope.Failures.NoteIteration(scenario.Name, kind, response.Message);
        }

        lane.End(kind, steps.AnyFailed);
    }

    private void EndWhole(Lane lane, Response response, string? kind)
    {
        if (kind is not null)
        {
            scope.Failures.Note(Whole(), kind, request: "", status: null, response.Message);
        }

        lane.End(Whole(), response.SizeBytes, kind);
    }

    private int Whole() =>
        whole != Unknown ? whole : whole = scope.Recorder.Steps.NumberOf(scenario.Name, scenario.Name);
}
