using System.Text.Json.Serialization;

namespace TargetApp.Orders;

internal enum OrderState
{
    /// <summary>Stored, and not known to be charged: the charge is under way or its outcome never came.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Charged. Final.</summary>
    [JsonStringEnumMemberName("paid")]
    Paid,

    /// <summary>Payments refused the charge; the same key tries again.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

internal sealed record Order(
    Guid Id,
    OrderState State,
    int ProductId,
    int Quantity,
    long TotalCents,
    DateTimeOffset CreatedAt
);
