using CapacityLab.Load.Http;
using CapacityLab.Load.Recording;

namespace CapacityLab.Load.Running;

/// <summary>Measures the steps of one iteration of code, which may run side by side.</summary>
internal sealed class StepRecorder(RunScope scope, string scenario, in Arrival arrival)
{
    private readonly TimeSpan intended = arrival.Intended;
    private int begun;
    private int failed;

    public RunScope Scope => scope;

    public string Scenario => scenario;

    public long InvocationNumber { get; } = arrival.Number;

    public bool AnyStep => begun > 0;

    public bool AnyFailed => failed > 0;

    public async Task<Response> RunAsync(string name, Func<Task<Response>> run, CancellationToken stopped)
    {
        // The first step counts from the intended start of the arrival: what the generator or its queue added is in it.
        var from = Interlocked.Increment(ref begun) == 1 ? intended : scope.Clock.Now;
        var response = await ResponseAsync(run).ConfigureAwait(false);
        Record(name, from, response);
        stopped.ThrowIfCancellationRequested();
        return response;
    }

    private void Record(string name, TimeSpan from, Response response)
    {
        if (response.IsError)
        {
            Interlocked.Increment(ref failed);
        }

        var step = scope.Recorder.Steps.NumberOf(scenario, name);
        var kind = KindOf(response);
        if (kind is not null)
        {
            scope.Failures.Note(step, kind, request: "", status: null, response.Message);
        }

        scope.Recorder.Record(new StepEnd(step, scope.Clock.Now - from, response.SizeBytes, kind));
    }

    public static string? KindOf(Response response) =>
        !response.IsError ? null
        : response.StatusCode.Length > 0 ? response.StatusCode
        : "failed";

    public static Response FailureOf(Exception exception)
    {
        var kind = FailureClassifier.KindOf(exception);
        return Response.Fail(kind, FailureClassifier.MessageOf(exception, kind));
    }

    private static async Task<Response> ResponseAsync(Func<Task<Response>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return FailureOf(exception);
        }
    }
}
