using System.Runtime.InteropServices;
using CapacityLab.Running;
using Microsoft.Extensions.Time.Testing;

namespace CapacityLab.Tests.Running;

public sealed class InterruptionTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Interruption interruption;

    public InterruptionTests() => interruption = new Interruption(() => { }, time);

    [Theory]
    [InlineData(PosixSignal.SIGHUP, 129)]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    public void The_first_signal_asks_to_end(PosixSignal signal, int exitCode)
    {
        Assert.False(interruption.Hear(signal));

        Assert.Equal(exitCode, interruption.ExitCode);
        // Cancelled by a thread of its own.
        Assert.True(interruption.Token.WaitHandle.WaitOne(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void One_that_was_passed_on_asks_for_no_more()
    {
        interruption.Hear(PosixSignal.SIGTERM);
        time.Advance(TimeSpan.FromMilliseconds(999));

        Assert.False(interruption.Hear(PosixSignal.SIGTERM));
    }

    [Fact]
    public void A_later_one_ends_everything_at_once_and_keeps_the_exit_code_of_the_first()
    {
        interruption.Hear(PosixSignal.SIGTERM);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(interruption.Hear(PosixSignal.SIGINT));
        Assert.Equal(143, interruption.ExitCode);
    }

    public void Dispose() => interruption.Dispose();
}
