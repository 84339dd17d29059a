using System.Text.Json.Serialization;
using TargetApp.Health;
using TargetApp.Orders;
using TargetApp.Payments;
using TargetApp.Problems;
using TargetApp.Products;

namespace TargetApp;

/// <summary>Every type that goes over the wire, with generated serialisers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(ProductPage))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(ChargeRequest))]
[JsonSerializable(typeof(ChargeReceipt))]
[JsonSerializable(typeof(LedgerTotals))]
[JsonSerializable(typeof(HealthState))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class AppJson : JsonSerializerContext;
