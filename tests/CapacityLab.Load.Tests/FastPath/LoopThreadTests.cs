using CapacityLab.Load.FastPath;

namespace CapacityLab.Load.Tests.FastPath;

public sealed class LoopThreadTests
{
    /// <summary>Its thread sees the end while the one that ends it is still at it: neither may stumble over the other.</summary>
    [Fact]
    public async Task Ends_without_error_however_often()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var thread = new LoopThread();
            Assert.True(await thread.RunAsync(() => true));

            thread.Dispose();
        }
    }
}
