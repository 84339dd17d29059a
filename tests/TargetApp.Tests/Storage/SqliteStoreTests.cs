using TargetApp.Storage;
using TargetApp.Storage.Sqlite;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Storage;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task The_log_file_does_not_grow_without_end()
    {
        var store = await OpenAsync();
        await store.PrepareAsync(CancellationToken.None);

        for (var n = 0; n < 1000; n++)
        {
            var at = DateTimeOffset.UnixEpoch.AddSeconds(n);
            await store.AddOrderAsync(new(Guid.CreateVersion7(at), $"{n}", 1, 1, at), CancellationToken.None);
        }

        // Without checkpoints it has about 12 MB here; SQLite's default is one every 1,000 pages (4 MB).
        Assert.InRange(new FileInfo(folder.File("shop.db-wal")).Length, 1, 6_000_000);
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    private protected override Task<IShopStore> OpenAsync() =>
        Task.FromResult<IShopStore>(new SqliteShopStore(folder.File("shop.db"), poolSize: 0, NoHold));
}
