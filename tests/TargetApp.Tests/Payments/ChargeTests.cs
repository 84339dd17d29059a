using System.Net;
using System.Net.Http.Json;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Payments;

public class ChargeTests
{
    [Fact]
    public async Task A_key_is_charged_once_however_often_and_however_fast_it_is_asked()
    {
        await using var payments = await RunningApp.StartPaymentsAsync("Payments:LatencyMs=10");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ChargeAsync(payments, "k", 500)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var totals = await payments.JsonAsync("/api/charges");
        Assert.Equal(1, totals.GetProperty("charges").GetInt32());
        Assert.Equal(500, totals.GetProperty("totalCents").GetInt32());
    }

    [Fact]
    public async Task A_key_with_another_amount_is_refused()
    {
        await using var payments = await RunningApp.StartPaymentsAsync();
        await ChargeAsync(payments, "k", 500);

        await ProblemAssert.IsAsync(await ChargeAsync(payments, "k", 501), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_charge_without_a_key_is_a_bad_request()
    {
        await using var payments = await RunningApp.StartPaymentsAsync();

        await ProblemAssert.IsAsync(await ChargeAsync(payments, null, 500), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Charges_beyond_the_concurrency_limit_wait_for_their_turn()
    {
        await using var payments = await RunningApp.StartPaymentsAsync(
            "Payments:Concurrency=1",
            "Payments:LatencyMs=10"
        );

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => ChargeAsync(payments, $"{n}", 1)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Charges_beyond_the_concurrency_limit_are_refused_where_it_is_so_set()
    {
        await using var payments = await RunningApp.StartPaymentsAsync(
            "Payments:Concurrency=1",
            "Payments:WhenBusy=refuse",
            "Payments:LatencyMs=500"
        );

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => ChargeAsync(payments, $"{n}", 1)));

        var refused = answers.Where(answer => answer.StatusCode != HttpStatusCode.OK).ToList();
        Assert.NotEmpty(refused);
        await ProblemAssert.IsAsync(refused[0], HttpStatusCode.ServiceUnavailable);
        Assert.Equal(10 - refused.Count, (await payments.JsonAsync("/api/charges")).GetProperty("charges").GetInt32());
    }

    private static async Task<HttpResponseMessage> ChargeAsync(RunningApp payments, string? key, long amountCents)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/charges");
        request.Content = JsonContent.Create(new { amountCents });
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await payments.Client.SendAsync(request);
    }
}
