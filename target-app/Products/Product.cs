namespace TargetApp.Products;

internal sealed record Product(int Id, string Name, string Category, string Description, int PriceCents);
