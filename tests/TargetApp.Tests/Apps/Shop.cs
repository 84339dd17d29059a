namespace TargetApp.Tests.Apps;

/// <summary>A shop with its payments.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private Shop(RunningApp payments, RunningApp front)
    {
        Payments = payments;
        Front = front;
    }

    public RunningApp Payments { get; private set; }

    public RunningApp Front { get; }

    public static async Task<Shop> OpenAsync(string[]? payments = null, string[]? shop = null)
    {
        var charging = await RunningApp.StartPaymentsAsync(payments ?? []);
        return new(charging, await RunningApp.StartAsync([$"Shop:PaymentsUrl={charging.Url}", .. shop ?? []]));
    }

    /// <summary>Payments stops, and starts again at the same address with other settings and an empty ledger.</summary>
    public async Task RestartPaymentsAsync(params string[] settings)
    {
        var url = Payments.Url;
        await Payments.DisposeAsync();
        Payments = await RunningApp.StartPaymentsAsync([$"urls={url}", .. settings]);
    }

    public async Task<int> ChargesAsync() =>
        (await Payments.JsonAsync("/api/charges")).GetProperty("charges").GetInt32();

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        await Payments.DisposeAsync();
    }
}
