using System.Collections.Concurrent;

namespace TargetApp.Payments;

/// <summary>
/// Every charge ever taken, by its key, so that none is taken twice. In memory, about 250 bytes each: this stands
/// for another company's service, whose restart is no part of the sample.
/// </summary>
internal sealed class ChargeLedger
{
    private readonly ConcurrentDictionary<string, ChargeReceipt> taken = new();

    public LedgerTotals Totals => new(taken.Count, taken.Values.Sum(receipt => receipt.AmountCents));

    public ChargeReceipt? Find(string key) => taken.GetValueOrDefault(key);

    /// <summary>Takes the money, or returns the receipt of whoever did first.</summary>
    public ChargeReceipt Take(string key, long amountCents) =>
        taken.GetOrAdd(key, static (key, amount) => new(key, amount), amountCents);
}
