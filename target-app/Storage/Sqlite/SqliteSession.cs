using Microsoft.Data.Sqlite;
using TargetApp.Orders;
using TargetApp.Products;

namespace TargetApp.Storage.Sqlite;

/// <summary>One connection with its prepared statements. For one user at a time.</summary>
/// <remarks>Statements live as long as their connection: preparing one costs more than a product read.</remarks>
internal sealed class SqliteSession : IDisposable
{
    private const string ProductColumns = "id, name, category, description, price_cents";
    private const string OrderColumns = "id, state, product_id, quantity, total_cents, created_at";

    private readonly SqliteConnection connection;
    private readonly SqliteCommand findProduct;
    private readonly SqliteCommand listProducts;
    private readonly SqliteCommand findOrder;
    private readonly SqliteCommand findOrderByKey;
    private readonly SqliteCommand addOrder;
    private readonly SqliteCommand settleOrder;

    public SqliteSession(SqliteConnection connection)
    {
        this.connection = connection;
        findProduct = Command($"SELECT {ProductColumns} FROM products WHERE id = @id", "@id");
        listProducts = Command(
            $"SELECT {ProductColumns} FROM products WHERE id BETWEEN @first AND @last ORDER BY id",
            "@first",
            "@last"
        );
        findOrder = Command($"SELECT {OrderColumns} FROM orders WHERE id = @id", "@id");
        findOrderByKey = Command($"SELECT {OrderColumns} FROM orders WHERE idempotency_key = @key", "@key");
        addOrder = Command(
            $"""
            INSERT INTO orders SELECT @id, @key, id, @quantity, price_cents * @quantity, 0, @at
            FROM products WHERE id = @product ON CONFLICT (idempotency_key) DO NOTHING RETURNING {OrderColumns}
            """,
            "@id",
            "@key",
            "@quantity",
            "@at",
            "@product"
        );
        settleOrder = Command(
            "UPDATE orders SET state = CASE state WHEN 1 THEN 1 ELSE @state END WHERE id = @id RETURNING state",
            "@state",
            "@id"
        );
    }

    public Product? FindProduct(int id)
    {
        findProduct.Parameters[0].Value = id;
        using var reader = findProduct.ExecuteReader();
        return reader.Read() ? ReadProduct(reader) : null;
    }

    public List<Product> ListProducts(int firstId, int lastId)
    {
        listProducts.Parameters[0].Value = firstId;
        listProducts.Parameters[1].Value = lastId;
        using var reader = listProducts.ExecuteReader();
        var products = new List<Product>(lastId - firstId + 1);
        while (reader.Read())
        {
            products.Add(ReadProduct(reader));
        }

        return products;
    }

    public Order? FindOrder(Guid id)
    {
        findOrder.Parameters[0].Value = id.ToString();
        return ReadOrder(findOrder);
    }

    public Order? FindOrderByKey(string key)
    {
        findOrderByKey.Parameters[0].Value = key;
        return ReadOrder(findOrderByKey);
    }

    public Order? AddOrder(NewOrder order)
    {
        addOrder.Parameters[0].Value = order.Id.ToString();
        addOrder.Parameters[1].Value = (object?)order.Key ?? DBNull.Value;
        addOrder.Parameters[2].Value = order.Quantity;
        addOrder.Parameters[3].Value = order.CreatedAt.ToUnixTimeMilliseconds();
        addOrder.Parameters[4].Value = order.ProductId;
        return ReadOrder(addOrder);
    }

    public OrderState SettleOrder(Guid id, OrderState state)
    {
        settleOrder.Parameters[0].Value = (int)state;
        settleOrder.Parameters[1].Value = id.ToString();
        using var row = settleOrder.ExecuteReader();
        var settled = row.Read() ? (OrderState)row.GetInt32(0) : state;
        Finish(row);
        return settled;
    }

    public void Dispose()
    {
        SqliteCommand[] all = [findProduct, listProducts, findOrder, findOrderByKey, addOrder, settleOrder];
        Array.ForEach(all, command => command.Dispose());
        connection.Dispose();
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        return command;
    }

    private static Product ReadProduct(SqliteDataReader row) =>
        new(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4));

    private static Order? ReadOrder(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var order = row.Read() ? CurrentOrder(row) : null;
        Finish(row);
        return order;
    }

    private static Order CurrentOrder(SqliteDataReader row) =>
        new(
            Guid.Parse(row.GetString(0)),
            (OrderState)row.GetInt32(1),
            row.GetInt32(2),
            row.GetInt32(3),
            row.GetInt64(4),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))
        );

    /// <summary>
    /// Steps past the last row. SQLite checkpoints its log only after a commit that a step made: one made by the
    /// reader's reset never does, and the log grows without end.
    /// </summary>
    private static void Finish(SqliteDataReader row)
    {
        while (row.Read()) { }
    }
}
