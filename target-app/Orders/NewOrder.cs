namespace TargetApp.Orders;

/// <summary>An order before it is stored; the storage multiplies its price out of the product.</summary>
/// <param name="Key">The client's Idempotency-Key, unique among all orders; null where it sent none.</param>
internal sealed record NewOrder(Guid Id, string? Key, int ProductId, int Quantity, DateTimeOffset CreatedAt);
