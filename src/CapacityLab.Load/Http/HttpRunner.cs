using System.Runtime.CompilerServices;
using System.Text;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http1;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Http;

/// <summary>Runs a scenario of data over HttpClient's connections.</summary>
internal sealed class HttpRunner : IScenarioRunner
{
    private readonly RunScope scope;
    private readonly HttpScenario scenario;
    private readonly HttpStepPlan[] steps;
    private readonly FeedSource[] feeds;
    private readonly SlotTable slots = new();
    private readonly bool keepsCookies;

    public HttpRunner(HttpScenario scenario, RunScope scope)
    {
        (this.scope, this.scenario) = (scope, scenario);
        keepsCookies = scenario.Cookies;
        // Feeds come first, so that feed i fills slot i.
        feeds = FeedSource.Of(scenario, scope.Spec.Seed);
        foreach (var name in scenario.Feeds.Keys)
        {
            slots.PlaceOf(name);
        }

        steps = [.. scenario.Steps.Select(Plan)];

        HttpStepPlan Plan(HttpStep step) =>
            new(step, scope.Spec.BaseAddress, slots.PlaceOf, scope.Recorder.Steps.NumberOf(scenario.Name, step.Name));
    }

    public bool StartsInline => scope.Connections.NeverBlocks;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync(Lane lane)
    {
        try
        {
            lane.End(await FailureAsync(lane).ConfigureAwait(false), counted: true);
        }
        catch (Exception unforeseen)
        {
            var kind = FailureClassifier.KindOf(unforeseen);
            scope.Failures.NoteIteration(scenario.Name, kind, FailureClassifier.MessageOf(unforeseen, kind));
            lane.End(kind, counted: false);
        }
    }

    /// <returns>Of the step that has failed; null: none has.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> FailureAsync(Lane lane)
    {
        var values = Feed(lane);
        var from = lane.Arrival.Intended;
        var sent = lane.Started;
        foreach (var step in steps)
        {
            var answer = await AnswerAsync(step, lane, values, sent).ConfigureAwait(false);
            sent = scope.Clock.Now;
            scope.Recorder.Record(new StepEnd(step.Number, sent - from, answer.Bytes, answer.Failure, answer.Status));
            if (answer.Failure is not null)
            {
                return answer.Failure;
            }

            from = sent;
        }

        return null;
    }

    private SlotValues Feed(Lane lane)
    {
        var values = lane.ValuesOf(slots.Count);
        for (var i = 0; i < feeds.Length; i++)
        {
            feeds[i].Write(values, i, lane.Arrival.Number, lane.Arrival.Iteration);
        }

        if (keepsCookies)
        {
            lane.Cookies.Clear();
        }

        return values;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HttpAnswer> AnswerAsync(HttpStepPlan step, Lane lane, SlotValues values, TimeSpan sent)
    {
        var timeout = lane.Deadline.Arm(sent + scope.Spec.RequestTimeout);
        HttpRequestMessage? request = null;
        try
        {
            request = step.Request(values);
            SendCookies(request, lane, step, values);
            using var response = await scope.Connections.Invoker.SendAsync(request, timeout).ConfigureAwait(false);
            TakeCookies(response, lane);
            var status = (int)response.StatusCode;
            var bytes = await BodyReader
                .ReadAsync(response, lane, step.Answer.BytesKept(status), timeout)
                .ConfigureAwait(false);
            lane.Deadline.Disarm();
            var kind =
                !step.Answer.Expects(status) ? FailureKinds.Status(Math.Clamp(status, 0, 999))
                : step.Answer.NeedsBody
                    ? step.Answer.Check(lane.Buffer.AsSpan(0, (int)Math.Min(bytes, ResponseLimits.BodyKept)), values)
                : null;
            if (kind is not null && scope.Failures.Wants(step.Number, kind))
            {
                var begin = lane.Buffer.AsSpan(0, (int)Math.Min(bytes, FailureText.BytesKept));
                scope.Failures.Note(step.Number, kind, Asked(request), status, FailureText.FirstLine(begin));
            }

            return new HttpAnswer(bytes, kind, Math.Clamp(status, 0, 999));
        }
        catch (Exception failure)
        {
            var expired = lane.Deadline.Disarm();
            var kind = expired ? FailureKinds.Timeout : FailureClassifier.KindOf(failure);
            if (scope.Failures.Wants(step.Number, kind))
            {
                var message = FailureClassifier.MessageOf(failure, kind);
                scope.Failures.Note(step.Number, kind, Asked(request), status: null, message);
            }

            return new HttpAnswer(0, kind);
        }
        finally
        {
            request?.Dispose();
        }
    }

    private static string Asked(HttpRequestMessage? request) =>
        request?.RequestUri is { } address
            ? $"{request.Method} {address.Scheme}://{address.Authority}{address.PathAndQuery}"
            : "";

    private void SendCookies(HttpRequestMessage request, Lane lane, HttpStepPlan step, SlotValues values)
    {
        if (!keepsCookies)
        {
            return;
        }

        lane.Cookies.Ask(step.Origin, step.Path, values);
        if (lane.Cookies.ToString() is { Length: > 0 } line)
        {
            request.Headers.TryAddWithoutValidation("Cookie", line);
        }
    }

    private void TakeCookies(HttpResponseMessage response, Lane lane)
    {
        if (keepsCookies && response.Headers.NonValidated.TryGetValues("Set-Cookie", out var values))
        {
            foreach (var value in values)
            {
                lane.Cookies.Set(Encoding.Latin1.GetBytes(value));
            }
        }
    }

    /// <param name="Failure">Kind; null: ok.</param>
    private readonly record struct HttpAnswer(long Bytes, string? Failure, int Status = 0);
}
