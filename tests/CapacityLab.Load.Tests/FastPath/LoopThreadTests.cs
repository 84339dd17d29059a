using CapacityLab.Load.FastPath;

namespace CapacityLab.Load.Tests.FastPath;

public sealed class LoopThreadTests
{
    /// <summary>Whoever ends it lets go of what its work uses, and of its queue.</summary>
    [Fact]
    public void Ending_it_waits_for_what_it_has_been_asked_for()
    {
        using var never = new ManualResetEvent(false);
        var thread = new LoopThread();
        var first = thread.RunAsync(() => never.WaitOne(TimeSpan.FromMilliseconds(100)));
        var second = thread.RunAsync(() => 2);

        thread.Dispose();

        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
    }
}
