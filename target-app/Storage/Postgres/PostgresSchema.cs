using Npgsql;
using NpgsqlTypes;
using TargetApp.Products;

namespace TargetApp.Storage.Postgres;

/// <summary>Tables and catalogue of a new database.</summary>
internal static class PostgresSchema
{
    /// <summary>Any fixed number: who holds it creates and seeds, whoever starts at the same time waits.</summary>
    private const string Lock = "SELECT pg_advisory_xact_lock(7236182)";

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS products (
            id integer PRIMARY KEY,
            name text NOT NULL,
            category text NOT NULL,
            description text NOT NULL,
            price_cents integer NOT NULL);
        CREATE TABLE IF NOT EXISTS orders (
            id uuid PRIMARY KEY,
            idempotency_key text UNIQUE,
            product_id integer NOT NULL,
            quantity integer NOT NULL,
            total_cents bigint NOT NULL,
            state integer NOT NULL,
            created_at bigint NOT NULL);
        """;

    public static async Task CreateAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, Lock, cancellation);
        await RunAsync(connection, Tables, cancellation);
        if (await IsEmptyAsync(connection, cancellation))
        {
            await SeedAsync(connection, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task SeedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY products (id, name, category, description, price_cents) FROM STDIN (FORMAT BINARY)",
            cancellation
        );
        foreach (var product in Catalogue.Products())
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(product.Id, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(product.Name, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(product.Category, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(product.Description, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(product.PriceCents, NpgsqlDbType.Integer, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task<bool> IsEmptyAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT NOT EXISTS (SELECT FROM products)", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
