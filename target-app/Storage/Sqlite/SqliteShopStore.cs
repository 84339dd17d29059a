using System.Diagnostics;
using Microsoft.Data.Sqlite;
using TargetApp.Orders;
using TargetApp.Products;

namespace TargetApp.Storage.Sqlite;

/// <summary>The embedded default: one file (WAL) that all replicas of a host share.</summary>
internal sealed class SqliteShopStore(string path, int poolSize, ConnectionHold hold) : IShopStore
{
    private const int DefaultPoolSize = 8;

    private readonly SqliteSessionPool pool = new(path, poolSize == 0 ? DefaultPoolSize : poolSize);

    /// <summary>SQLite has one writer: queueing here costs no thread, where its own busy wait would block one.</summary>
    private readonly SemaphoreSlim writing = new(1, 1);

    public ValueTask PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var connection = pool.Connect();
            SqliteSchema.Create(connection);
            return ValueTask.CompletedTask;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"SQLite file \"{path}\": {failure.Message}", failure);
        }
    }

    public async ValueTask PingAsync(CancellationToken cancellation) => await FindProductAsync(1, cancellation);

    public ValueTask<IReadOnlyList<Product>> ListProductsAsync(
        int firstId,
        int lastId,
        CancellationToken cancellation
    ) =>
        UseAsync<(int First, int Last), IReadOnlyList<Product>>(
            (firstId, lastId),
            static (session, ids) => session.ListProducts(ids.First, ids.Last),
            cancellation
        );

    public ValueTask<Product?> FindProductAsync(int id, CancellationToken cancellation) =>
        UseAsync(id, static (session, id) => session.FindProduct(id), cancellation);

    public ValueTask<Order?> FindOrderAsync(Guid id, CancellationToken cancellation) =>
        UseAsync(id, static (session, id) => session.FindOrder(id), cancellation);

    public ValueTask<Order?> FindOrderByKeyAsync(string key, CancellationToken cancellation) =>
        UseAsync(key, static (session, key) => session.FindOrderByKey(key), cancellation);

    public ValueTask<Order?> AddOrderAsync(NewOrder order, CancellationToken cancellation) =>
        WriteAsync(order, static (session, order) => session.AddOrder(order), cancellation);

    public ValueTask<OrderState> SettleOrderAsync(Guid id, OrderState state, CancellationToken cancellation) =>
        WriteAsync((id, state), static (session, to) => session.SettleOrder(to.id, to.state), cancellation);

    public ValueTask DisposeAsync()
    {
        pool.Dispose();
        writing.Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask<T> UseAsync<TInput, T>(
        TInput input,
        Func<SqliteSession, TInput, T> work,
        CancellationToken cancellation
    ) => OperateAsync(input, work, writes: false, cancellation);

    private ValueTask<T> WriteAsync<TInput, T>(
        TInput input,
        Func<SqliteSession, TInput, T> work,
        CancellationToken cancellation
    ) => OperateAsync(input, work, writes: true, cancellation);

    private async ValueTask<T> OperateAsync<TInput, T>(
        TInput input,
        Func<SqliteSession, TInput, T> work,
        bool writes,
        CancellationToken cancellation
    )
    {
        var asked = Stopwatch.GetTimestamp();
        var session = await pool.RentAsync(cancellation);
        SqliteMeter.Waited(asked);
        var began = Stopwatch.GetTimestamp();
        try
        {
            await hold.WaitAsync(cancellation);
            return writes ? await WriteAsync(session, input, work, cancellation) : work(session, input);
        }
        finally
        {
            SqliteMeter.Operated(began);
            pool.Return(session);
        }
    }

    private async ValueTask<T> WriteAsync<TInput, T>(
        SqliteSession session,
        TInput input,
        Func<SqliteSession, TInput, T> work,
        CancellationToken cancellation
    )
    {
        await writing.WaitAsync(cancellation);
        try
        {
            return work(session, input);
        }
        finally
        {
            writing.Release();
        }
    }
}
