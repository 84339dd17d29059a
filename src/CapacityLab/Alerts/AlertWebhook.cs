using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Threading.Channels;
using CapacityLab.Commands.Loads;
using CapacityLab.Results.Runs;

namespace CapacityLab.Alerts;

/// <summary>Posts alerts one after the other beside the run, which never waits for them; what could not be delivered is kept as warnings.</summary>
internal sealed class AlertWebhook : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly Uri address;
    private readonly string runId;
    private readonly HttpClient http = new() { Timeout = Timeout };
    private readonly Channel<AlertResult> waiting = Channel.CreateUnbounded<AlertResult>();
    private readonly List<Warning> undelivered = [];
    private readonly Task posting;

    public AlertWebhook(Uri address, string runId)
    {
        var url = LoadUrl.Read(address.OriginalString);
        this.address = url?.Address ?? address;
        this.runId = runId;
        http.DefaultRequestHeaders.Authorization = url?.Authorization is { } user
            ? AuthenticationHeaderValue.Parse(user)
            : null;
        posting = PostAllAsync();
    }

    public void Post(AlertResult alert) => waiting.Writer.TryWrite(alert);

    /// <summary>Waits until every alert was posted or given up, and returns what was not delivered.</summary>
    public async Task<IReadOnlyList<Warning>> CompleteAsync()
    {
        waiting.Writer.TryComplete();
        await posting;
        return undelivered;
    }

    public async ValueTask DisposeAsync()
    {
        await CompleteAsync();
        http.Dispose();
    }

    private async Task PostAllAsync()
    {
        await foreach (var alert in waiting.Reader.ReadAllAsync())
        {
            if (await PostAsync(alert) is { } reason)
            {
                undelivered.Add(
                    new Warning(
                        "alert-undelivered",
                        alert.Layout,
                        $"An alert could not be posted to {address.GetLeftPart(UriPartial.Authority)}: {reason}",
                        "Check alerts.webhook."
                    )
                );
            }
        }
    }

    private async Task<string?> PostAsync(AlertResult alert)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(
                address,
                AlertPayload.Of(runId, alert),
                AlertJsonContext.Default.AlertPayload
            );
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return error.Message;
        }
    }
}
