using TargetApp.Orders;
using TargetApp.Products;
using TargetApp.Storage;

namespace TargetApp.Tests.Storage;

/// <summary>What every storage must do.</summary>
public abstract class StoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Never => CancellationToken.None;

    [Fact]
    public async Task Several_that_start_at_once_seed_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync()));

        await Task.WhenAll(stores.Select(store => Task.Run(async () => await store.PrepareAsync(Never))));

        var products = await stores[0].ListProductsAsync(0, 2 * Catalogue.Size, Never);
        Assert.Equal(Catalogue.Products(), products);
        await DisposeAllAsync(stores);
    }

    [Fact]
    public async Task An_added_order_is_pending_priced_and_found_by_id_and_key()
    {
        await using var store = await PreparedAsync();
        var order = New("key");

        var added = await store.AddOrderAsync(order, Never);

        var price = (await store.FindProductAsync(order.ProductId, Never))!.PriceCents;
        Assert.Equal(new Order(order.Id, OrderState.Pending, 7, 2, 2 * price, Noon), added);
        Assert.Equal(added, await store.FindOrderAsync(order.Id, Never));
        Assert.Equal(added, await store.FindOrderByKeyAsync("key", Never));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        await using var store = await PreparedAsync();

        Assert.Null(await store.FindProductAsync(1001, Never));
        Assert.Null(await store.FindOrderAsync(Guid.NewGuid(), Never));
        Assert.Null(await store.FindOrderByKeyAsync("none", Never));
        Assert.Null(await store.AddOrderAsync(New(null) with { ProductId = 1001 }, Never));
    }

    [Fact]
    public async Task A_key_is_taken_once_and_no_key_never()
    {
        await using var store = await PreparedAsync();

        Assert.NotNull(await store.AddOrderAsync(New("key"), Never));
        Assert.Null(await store.AddOrderAsync(New("key"), Never));
        Assert.NotNull(await store.AddOrderAsync(New(null), Never));
        Assert.NotNull(await store.AddOrderAsync(New(null), Never));
    }

    [Fact]
    public async Task Of_many_with_one_key_at_once_in_two_replicas_one_is_stored()
    {
        await using var one = await PreparedAsync();
        await using var two = await OpenAsync();

        var adding = Enumerable
            .Range(0, 40)
            .Select(n => Task.Run(async () => await (n % 2 == 0 ? one : two).AddOrderAsync(New("key"), Never)));
        var added = (await Task.WhenAll(adding)).Where(order => order is not null).ToList();

        Assert.Single(added);
    }

    [Fact]
    public async Task Many_orders_at_once_from_two_replicas_are_all_stored()
    {
        await using var one = await PreparedAsync();
        await using var two = await OpenAsync();
        var orders = Enumerable.Range(0, 200).Select(n => New($"key-{n}")).ToList();

        await Task.WhenAll(
            orders.Select(
                (order, n) => Task.Run(async () => await (n % 2 == 0 ? one : two).AddOrderAsync(order, Never))
            )
        );

        foreach (var order in orders)
        {
            Assert.NotNull(await two.FindOrderAsync(order.Id, Never));
        }
    }

    [Fact]
    public async Task A_failed_order_can_still_be_paid_and_a_paid_one_stays_paid()
    {
        await using var store = await PreparedAsync();
        var id = (await store.AddOrderAsync(New(null), Never))!.Id;

        Assert.Equal(OrderState.Failed, await store.SettleOrderAsync(id, OrderState.Failed, Never));
        Assert.Equal(OrderState.Paid, await store.SettleOrderAsync(id, OrderState.Paid, Never));
        Assert.Equal(OrderState.Paid, await store.SettleOrderAsync(id, OrderState.Failed, Never));
        Assert.Equal(OrderState.Paid, (await store.FindOrderAsync(id, Never))!.State);
    }

    [Fact]
    public async Task It_answers_a_ping()
    {
        await using var store = await PreparedAsync();

        await store.PingAsync(Never);
    }

    /// <summary>A store on this test's database, not prepared yet.</summary>
    private protected abstract Task<IShopStore> OpenAsync();

    private protected static ConnectionHold NoHold => new(TimeSpan.Zero, TimeProvider.System);

    private static NewOrder New(string? key) => new(Guid.CreateVersion7(Noon), key, ProductId: 7, Quantity: 2, Noon);

    private async Task<IShopStore> PreparedAsync()
    {
        var store = await OpenAsync();
        await store.PrepareAsync(Never);
        return store;
    }

    private static async Task DisposeAllAsync(IEnumerable<IShopStore> stores)
    {
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }
}
