using Npgsql;
using TargetApp.Orders;
using TargetApp.Products;

namespace TargetApp.Storage.Postgres;

/// <summary>Orders in PostgreSQL, over Npgsql's pool with statements prepared on each connection.</summary>
internal sealed class PostgresShopStore(string connectionString, int poolSize, ConnectionHold hold) : IShopStore
{
    private const string OrderColumns = "id, state, product_id, quantity, total_cents, created_at";

    private readonly NpgsqlDataSource database = Open(connectionString, poolSize);

    public async ValueTask PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            await PostgresSchema.CreateAsync(database, cancellation);
        }
        catch (NpgsqlException failure)
        {
            throw new StorageException($"PostgreSQL: {failure.Message}", failure);
        }
    }

    public async ValueTask PingAsync(CancellationToken cancellation) => await FindProductAsync(1, cancellation);

    public async ValueTask<IReadOnlyList<Product>> ListProductsAsync(
        int firstId,
        int lastId,
        CancellationToken cancellation
    )
    {
        const string sql = """
            SELECT id, name, category, description, price_cents FROM products
            WHERE id BETWEEN $1 AND $2 ORDER BY id
            """;
        var products = new List<Product>(lastId - firstId + 1);
        await QueryAsync(sql, row => products.Add(ReadProduct(row)), cancellation, Value(firstId), Value(lastId));
        return products;
    }

    public async ValueTask<Product?> FindProductAsync(int id, CancellationToken cancellation)
    {
        const string sql = "SELECT id, name, category, description, price_cents FROM products WHERE id = $1";
        Product? product = null;
        await QueryAsync(sql, row => product = ReadProduct(row), cancellation, Value(id));
        return product;
    }

    public ValueTask<Order?> AddOrderAsync(NewOrder order, CancellationToken cancellation) =>
        OrderAsync(
            $"""
            INSERT INTO orders SELECT $1, $2, id, $3, price_cents::bigint * $3, 0, $4 FROM products WHERE id = $5
            ON CONFLICT (idempotency_key) DO NOTHING RETURNING {OrderColumns}
            """,
            cancellation,
            Value(order.Id),
            new NpgsqlParameter
            {
                Value = (object?)order.Key ?? DBNull.Value,
                NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text,
            },
            Value(order.Quantity),
            Value(order.CreatedAt.ToUnixTimeMilliseconds()),
            Value(order.ProductId)
        );

    public ValueTask<Order?> FindOrderAsync(Guid id, CancellationToken cancellation) =>
        OrderAsync($"SELECT {OrderColumns} FROM orders WHERE id = $1", cancellation, Value(id));

    public ValueTask<Order?> FindOrderByKeyAsync(string key, CancellationToken cancellation) =>
        OrderAsync($"SELECT {OrderColumns} FROM orders WHERE idempotency_key = $1", cancellation, Value(key));

    public async ValueTask<OrderState> SettleOrderAsync(Guid id, OrderState state, CancellationToken cancellation)
    {
        const string sql = """
            UPDATE orders SET state = CASE state WHEN 1 THEN 1 ELSE $1 END WHERE id = $2 RETURNING state
            """;
        var settled = state;
        await QueryAsync(sql, row => settled = (OrderState)row.GetInt32(0), cancellation, Value((int)state), Value(id));
        return settled;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async ValueTask<Order?> OrderAsync(
        string sql,
        CancellationToken cancellation,
        params NpgsqlParameter[] values
    )
    {
        Order? order = null;
        await QueryAsync(sql, row => order = ReadOrder(row), cancellation, values);
        return order;
    }

    private async ValueTask QueryAsync(
        string sql,
        Action<NpgsqlDataReader> each,
        CancellationToken cancellation,
        params NpgsqlParameter[] values
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await hold.WaitAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            each(reader);
        }
    }

    private static NpgsqlDataSource Open(string connectionString, int poolSize)
    {
        var options = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
        };
        if (poolSize > 0)
        {
            options.MaxPoolSize = poolSize;
            options.MinPoolSize = Math.Min(options.MinPoolSize, poolSize);
        }

        return new NpgsqlDataSourceBuilder(options.ToString()) { Name = "shop" }.Build();
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static Product ReadProduct(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4));

    private static Order ReadOrder(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            (OrderState)row.GetInt32(1),
            row.GetInt32(2),
            row.GetInt32(3),
            row.GetInt64(4),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))
        );
}
