using System.Net;
using TargetApp.Storage;
using TargetApp.Storage.Postgres;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Storage;

public sealed class PostgresStoreTests(PostgresServer server) : StoreContract, IClassFixture<PostgresServer>
{
    private string? database;

    [Fact]
    public async Task A_shop_on_postgres_takes_orders_and_measures_its_pool()
    {
        database ??= await server.CreateDatabaseAsync();
        await using var shop = await Shop.OpenAsync(shop: [$"Shop:PostgresConnectionString={database}"]);

        using var placed = await shop.Front.OrderAsync("key");
        using var repeated = await shop.Front.OrderAsync("key");

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        Assert.Equal(placed.Headers.Location, repeated.Headers.Location);
        var metrics = await shop.Front.Client.GetStringAsync("/metrics");
        Assert.Contains("db_client_connection", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_of_one_connection_still_serves_everyone()
    {
        database ??= await server.CreateDatabaseAsync();
        await using var store = new PostgresShopStore(database, poolSize: 1, NoHold);
        await store.PrepareAsync(CancellationToken.None);

        var found = await Task.WhenAll(
            Enumerable.Range(1, 20).Select(async id => await store.FindProductAsync(id, CancellationToken.None))
        );

        Assert.All(found, Assert.NotNull);
    }

    private protected override async Task<IShopStore> OpenAsync()
    {
        database ??= await server.CreateDatabaseAsync();
        return new PostgresShopStore(database, poolSize: 0, NoHold);
    }
}
