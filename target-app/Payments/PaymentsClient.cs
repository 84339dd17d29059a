using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TargetApp.Settings;

namespace TargetApp.Payments;

/// <summary>The shop's side of payments. Failures are answers, not exceptions.</summary>
internal sealed class PaymentsClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http;
    private readonly Uri charges;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;

    public PaymentsClient(AppSettings settings, TimeProvider time)
    {
        this.time = time;
        timeout = settings.Shop.PaymentsTimeout;
        charges = new(settings.Shop.PaymentsUrl, "/api/charges");
        http = new(CreateHandler(settings.Knobs.PaymentsConnections)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Charges under the order's id, so that a repeated attempt is the same charge.</summary>
    public async ValueTask<Charge> ChargeAsync(Guid orderId, long amountCents)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        try
        {
            using var request = CreateRequest(orderId, amountCents);
            using var response = await http.SendAsync(request, deadline.Token);
            return Read(response.StatusCode);
        }
        catch (OperationCanceledException)
        {
            return new(ChargeOutcome.Unavailable, "payments-timeout");
        }
        catch (HttpRequestException)
        {
            return new(ChargeOutcome.Unavailable, "payments-unreachable");
        }
    }

    public void Dispose() => http.Dispose();

    private static Charge Read(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.OK => new(ChargeOutcome.Charged),
            HttpStatusCode.ServiceUnavailable => new(ChargeOutcome.Unavailable, "payments-busy"),
            _ => new(ChargeOutcome.Declined, "payments-failed"),
        };

    private HttpRequestMessage CreateRequest(Guid orderId, long amountCents)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new ChargeRequest { AmountCents = amountCents },
            AppJson.Default.ChargeRequest
        );
        var request = new HttpRequestMessage(HttpMethod.Post, charges) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("Idempotency-Key", orderId.ToString());
        return request;
    }

    private static SocketsHttpHandler CreateHandler(int connections) =>
        new()
        {
            MaxConnectionsPerServer = connections == 0 ? int.MaxValue : connections,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
}
