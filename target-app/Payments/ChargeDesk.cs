namespace TargetApp.Payments;

internal enum ChargeAnswer
{
    Charged,
    OtherAmount,
    Failed,
    Busy,
}

/// <summary>Handles one charge as the options say: gate, latency, chance of failure, ledger.</summary>
internal sealed class ChargeDesk(ChargeLedger ledger, ChargeGate gate, ChargeChance chance, TimeProvider time)
{
    public async ValueTask<ChargeAnswer> ChargeAsync(string key, long amountCents, CancellationToken cancellation)
    {
        if (ledger.Find(key) is { } earlier)
        {
            return Answer(earlier, amountCents);
        }

        if (!await gate.EnterAsync(cancellation))
        {
            return ChargeAnswer.Busy;
        }

        try
        {
            return await HandleAsync(key, amountCents);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <remarks>Not cancelled: a caller that stops waiting does not stop a payments company.</remarks>
    private async ValueTask<ChargeAnswer> HandleAsync(string key, long amountCents)
    {
        var (latency, fails) = chance.Next();
        if (latency > TimeSpan.Zero)
        {
            // Task.Delay cuts fractions of a millisecond off, which would make the mean too small.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Round(latency.TotalMilliseconds)), time);
        }

        return fails ? ChargeAnswer.Failed : Answer(ledger.Take(key, amountCents), amountCents);
    }

    private static ChargeAnswer Answer(ChargeReceipt receipt, long amountCents) =>
        receipt.AmountCents == amountCents ? ChargeAnswer.Charged : ChargeAnswer.OtherAmount;
}
