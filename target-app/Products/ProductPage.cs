namespace TargetApp.Products;

/// <summary>One page of the catalogue.</summary>
/// <param name="Page">From 1.</param>
internal sealed record ProductPage(int Page, int Pages, int TotalProducts, IReadOnlyList<Product> Products);
