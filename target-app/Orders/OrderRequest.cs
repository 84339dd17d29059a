namespace TargetApp.Orders;

/// <summary>The body of POST /api/orders.</summary>
internal sealed record OrderRequest
{
    public const int MaxQuantity = 100;

    public required int ProductId { get; init; }

    /// <summary>1 to 100.</summary>
    public required int Quantity { get; init; }
}
