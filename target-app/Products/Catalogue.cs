namespace TargetApp.Products;

/// <summary>The products that every shop sells: the same ones in every database, with the ids 1 to 1,000.</summary>
internal static class Catalogue
{
    public const int Size = 1000;
    public const int PageSize = 20;
    public const int Pages = Size / PageSize;

    private static readonly string[] Makes = ["Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Harbour"];

    private static readonly (string Name, string Category)[] Things =
    [
        ("Kettle", "Kitchen"),
        ("Skillet", "Kitchen"),
        ("Lamp", "Home"),
        ("Blanket", "Home"),
        ("Trowel", "Garden"),
        ("Watering can", "Garden"),
        ("Notebook", "Desk"),
        ("Pen stand", "Desk"),
        ("Rucksack", "Outdoors"),
        ("Tent", "Outdoors"),
    ];

    public static IEnumerable<Product> Products() => Enumerable.Range(1, Size).Select(Create);

    private static Product Create(int id)
    {
        var make = Makes[id % Makes.Length];
        var (name, category) = Things[id % Things.Length];
        return new(
            id,
            $"{make} {name} {id}",
            category,
            $"{name} of the {make} series, made to be used every day and repaired when it breaks.",
            PriceCents: 490 + id * 7919 % 9000
        );
    }
}
