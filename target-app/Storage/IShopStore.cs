using TargetApp.Orders;
using TargetApp.Products;

namespace TargetApp.Storage;

/// <summary>Where products and orders are kept. Safe for concurrent use, also by other replicas on the same data.</summary>
internal interface IShopStore : IAsyncDisposable
{
    /// <summary>Creates the tables and the catalogue where they are not there yet.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    ValueTask PrepareAsync(CancellationToken cancellation);

    /// <summary>Throws where the database does not answer.</summary>
    ValueTask PingAsync(CancellationToken cancellation);

    ValueTask<IReadOnlyList<Product>> ListProductsAsync(int firstId, int lastId, CancellationToken cancellation);

    ValueTask<Product?> FindProductAsync(int id, CancellationToken cancellation);

    /// <summary>Stores a pending order. Null, and nothing stored: no such product, or its key is taken.</summary>
    ValueTask<Order?> AddOrderAsync(NewOrder order, CancellationToken cancellation);

    ValueTask<Order?> FindOrderAsync(Guid id, CancellationToken cancellation);

    ValueTask<Order?> FindOrderByKeyAsync(string key, CancellationToken cancellation);

    /// <summary>Marks an order; one that is paid stays so. Returns the state that it has now.</summary>
    ValueTask<OrderState> SettleOrderAsync(Guid id, OrderState state, CancellationToken cancellation);
}
