using TargetApp.Settings;
using TargetApp.Storage.Postgres;
using TargetApp.Storage.Sqlite;

namespace TargetApp.Storage;

/// <summary>Chooses the database: PostgreSQL where it is set, else the embedded SQLite.</summary>
internal static class ShopStore
{
    public static IShopStore Open(AppSettings settings, TimeProvider time)
    {
        var hold = new ConnectionHold(settings.Knobs.DatabaseHold, time);
        var poolSize = settings.Knobs.DatabasePoolSize;
        return settings.Shop.PostgresConnectionString is { } connection
            ? new PostgresShopStore(connection, poolSize, hold)
            : new SqliteShopStore(settings.Shop.SqlitePath, poolSize, hold);
    }
}
