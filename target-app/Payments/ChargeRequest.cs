namespace TargetApp.Payments;

/// <summary>The body of POST /api/charges; its Idempotency-Key header says which charge this is.</summary>
internal sealed record ChargeRequest
{
    public required long AmountCents { get; init; }
}

/// <param name="Key">The charge's Idempotency-Key.</param>
internal sealed record ChargeReceipt(string Key, long AmountCents);

/// <summary>What was really taken since payments started.</summary>
internal sealed record LedgerTotals(int Charges, long TotalCents);
