using TargetApp.Payments;
using TargetApp.Storage;

namespace TargetApp.Orders;

/// <summary>
/// Places orders: stored as pending, charged under the order's id, then marked. Whatever breaks in between, the
/// same key finds the same order and charges it again, and payments never takes the money twice for one id.
/// </summary>
internal sealed class OrderDesk(IShopStore store, PaymentsClient payments, TimeProvider time)
{
    /// <remarks>A client that goes away cancels nothing: the charge may be taken, so its outcome must be stored.</remarks>
    public async ValueTask<Placement> PlaceAsync(OrderRequest request, string? key)
    {
        var now = time.GetUtcNow();
        var order = new NewOrder(Guid.CreateVersion7(now), key, request.ProductId, request.Quantity, now);
        var stored = await store.AddOrderAsync(order, CancellationToken.None);
        return stored is null ? await RepeatAsync(request, key) : await ChargeAsync(stored);
    }

    /// <summary>Nothing was added: either the key is taken, or there is no such product.</summary>
    private async ValueTask<Placement> RepeatAsync(OrderRequest request, string? key)
    {
        var earlier = key is null ? null : await store.FindOrderByKeyAsync(key, CancellationToken.None);
        if (earlier is null)
        {
            return new(PlacementOutcome.UnknownProduct);
        }

        if (earlier.ProductId != request.ProductId || earlier.Quantity != request.Quantity)
        {
            return new(PlacementOutcome.KeyOfAnotherOrder, earlier);
        }

        return earlier.State == OrderState.Paid ? new(PlacementOutcome.Paid, earlier) : await ChargeAsync(earlier);
    }

    private async ValueTask<Placement> ChargeAsync(Order order)
    {
        var charge = await payments.ChargeAsync(order.Id, order.TotalCents);
        return charge.Outcome switch
        {
            ChargeOutcome.Charged => await SettleAsync(order, OrderState.Paid, charge),
            ChargeOutcome.Declined => await SettleAsync(order, OrderState.Failed, charge),
            _ => new(PlacementOutcome.PaymentUnavailable, order, charge.Reason),
        };
    }

    /// <summary>A paid order stays paid: where a racing attempt was charged, its success is this one's answer.</summary>
    private async ValueTask<Placement> SettleAsync(Order order, OrderState state, Charge charge)
    {
        var settled = await store.SettleOrderAsync(order.Id, state, CancellationToken.None);
        return settled == OrderState.Paid
            ? new(PlacementOutcome.Paid, order with { State = settled })
            : new(PlacementOutcome.PaymentFailed, order with { State = settled }, charge.Reason);
    }
}
