using CapacityLab.Load.Running;

namespace CapacityLab.Load.Tests.Running;

public class DeadlineTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_request_is_cancelled_once_its_time_is_over_and_the_next_one_is_not()
    {
        var deadline = new Deadline();
        var first = deadline.Arm(Second);

        deadline.ExpireAt(0.9 * Second);
        Assert.False(first.IsCancellationRequested);
        deadline.ExpireAt(Second);
        Assert.True(first.IsCancellationRequested);
        Assert.True(deadline.Disarm());

        var next = deadline.Arm(3 * Second);
        deadline.ExpireAt(2 * Second);
        Assert.False(next.IsCancellationRequested);
        Assert.False(deadline.Disarm());
    }

    [Fact]
    public void What_has_ended_does_not_expire()
    {
        var deadline = new Deadline();
        var token = deadline.Arm(Second);
        deadline.Disarm();

        deadline.ExpireAt(5 * Second);

        Assert.False(token.IsCancellationRequested);
    }

    [Fact]
    public void After_a_stop_every_request_is_cancelled()
    {
        var deadline = new Deadline();
        var running = deadline.Arm(Second);

        deadline.Stop();

        Assert.True(running.IsCancellationRequested);
        Assert.True(deadline.Arm(9 * Second).IsCancellationRequested);
    }
}
