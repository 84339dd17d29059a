using System.Runtime.CompilerServices;
using System.Text;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;

namespace CapacityLab.Load.Http;

/// <summary>Runs a scenario of data over HttpClient's connections.</summary>
internal sealed class HttpRunner : IScenarioRunner
{
    private readonly RunScope scope;
    private readonly HttpStepPlan[] steps;
    private readonly FeedSource[] feeds;
    private readonly SlotTable slots = new();
    private readonly bool keepsCookies;

    public HttpRunner(HttpScenario scenario, RunScope scope)
    {
        this.scope = scope;
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
            lane.End(FailureClassifier.KindOf(unforeseen), counted: false);
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
            scope.Recorder.Record(new StepEnd(step.Number, sent - from, answer.Bytes, answer.Failure));
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
        try
        {
            using var request = step.Request(values);
            SendCookies(request, lane, step, values);
            using var response = await scope.Connections.Invoker.SendAsync(request, timeout).ConfigureAwait(false);
            TakeCookies(response, lane);
            var bytes = await BodyReader
                .ReadAsync(response, lane, step.Answer.NeedsBody, timeout)
                .ConfigureAwait(false);
            lane.Deadline.Disarm();
            var status = (int)response.StatusCode;
            return step.Answer.Expects(status)
                ? new HttpAnswer(
                    bytes,
                    step.Answer.NeedsBody ? step.Answer.Check(lane.Buffer.AsSpan(0, (int)bytes), values) : null
                )
                : new HttpAnswer(bytes, FailureKinds.Status(Math.Clamp(status, 0, 999)));
        }
        catch (Exception failure)
        {
            var expired = lane.Deadline.Disarm();
            return new HttpAnswer(0, expired ? FailureKinds.Timeout : FailureClassifier.KindOf(failure));
        }
    }

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
    private readonly record struct HttpAnswer(long Bytes, string? Failure);
}
