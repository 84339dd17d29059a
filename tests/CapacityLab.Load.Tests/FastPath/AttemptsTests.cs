using CapacityLab.Load.FastPath;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.FastPath;

public class AttemptsTests
{
    /// <summary>The third is what connecting to ::1 says where IPv6 is off: a name's other address may still answer.</summary>
    [Theory]
    [InlineData(FailureKinds.ConnectionRefused)]
    [InlineData(FailureKinds.Unreachable)]
    [InlineData(FailureKinds.LocalPortsExhausted)]
    public void An_address_that_cannot_be_had_leads_to_the_next_until_all_were_tried(string kind)
    {
        var attempts = new Attempts();
        attempts.Begin(onKeptConnection: false);

        Assert.Equal(NextAttempt.OtherAddress, attempts.Next(kind, anySent: false, mayRepeat: false, addresses: 2));
        Assert.Equal(NextAttempt.None, attempts.Next(kind, anySent: false, mayRepeat: false, addresses: 2));
    }

    [Theory]
    [InlineData(false, false, NextAttempt.NewConnection)]
    [InlineData(true, true, NextAttempt.Resend)]
    [InlineData(true, false, NextAttempt.None)]
    internal void A_kept_connection_that_ends_costs_no_request_that_may_go_again(
        bool anySent,
        bool mayRepeat,
        NextAttempt next
    )
    {
        var attempts = new Attempts();
        attempts.Begin(onKeptConnection: true);

        Assert.Equal(next, attempts.Next(FailureKinds.ClosedEarly, anySent, mayRepeat, addresses: 1));
    }
}
