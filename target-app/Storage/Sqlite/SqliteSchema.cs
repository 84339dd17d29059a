using Microsoft.Data.Sqlite;
using TargetApp.Products;

namespace TargetApp.Storage.Sqlite;

/// <summary>Tables and catalogue of a new database file.</summary>
internal static class SqliteSchema
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS products (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            category TEXT NOT NULL,
            description TEXT NOT NULL,
            price_cents INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS orders (
            id TEXT PRIMARY KEY,
            idempotency_key TEXT UNIQUE,
            product_id INTEGER NOT NULL,
            quantity INTEGER NOT NULL,
            total_cents INTEGER NOT NULL,
            state INTEGER NOT NULL,
            created_at INTEGER NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>The write lock is taken first, so of several replicas that start at once just one seeds.</summary>
    public static void Create(SqliteConnection connection)
    {
        Run(connection, "PRAGMA journal_mode = WAL;");
        if (IsSeeded(connection))
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        Run(connection, Tables, transaction);
        if (!HasProducts(connection, transaction))
        {
            Seed(connection, transaction);
        }

        Run(connection, "PRAGMA user_version = 1;", transaction);
        transaction.Commit();
    }

    private static bool IsSeeded(SqliteConnection connection) => Ask(connection, "PRAGMA user_version;", null) == 1;

    private static bool HasProducts(SqliteConnection connection, SqliteTransaction transaction) =>
        Ask(connection, "SELECT COUNT(*) FROM products;", transaction) > 0;

    private static void Seed(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO products VALUES (@id, @name, @category, @description, @price);";
        string[] names = ["@id", "@name", "@category", "@description", "@price"];
        var parameters = names.Select(name => insert.Parameters.AddWithValue(name, DBNull.Value)).ToArray();
        foreach (var product in Catalogue.Products())
        {
            parameters[0].Value = product.Id;
            parameters[1].Value = product.Name;
            parameters[2].Value = product.Category;
            parameters[3].Value = product.Description;
            parameters[4].Value = product.PriceCents;
            insert.ExecuteNonQuery();
        }
    }

    private static long Ask(SqliteConnection connection, string sql, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
