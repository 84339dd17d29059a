using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>Reads search and quick, which differ in their defaults.</summary>
internal sealed class SearchReader
{
    private readonly Field<TimeSpan> warmUp;
    private readonly Field<TimeSpan> probe;
    private readonly Field<double> precision;
    private readonly Field<int> maxProbes;

    private SearchReader(SearchOptions defaults)
    {
        warmUp = Field.Optional(
            "warmUpSeconds",
            Any.Seconds(0, 600),
            defaults.WarmUp,
            "Most that warm-up may take, and a quarter more for each further replica; it ends earlier once the rate has settled."
        );
        probe = Field.Optional("probeSeconds", Any.Seconds(0.1, 3_600), defaults.Probe, "Length of one probe.");
        precision = Field.Optional(
            "precision",
            Any.Number(0.01, 0.5),
            defaults.Precision,
            "Width of the bracket, relative to its lower end, at which the search ends."
        );
        maxProbes = Field.Optional(
            "maxProbes",
            new WholeShape<int>(3, 50),
            defaults.MaxProbes,
            "Most probes of one layout."
        );
    }

    public static ObjectShape<SearchOptions> Shape(SearchOptions defaults)
    {
        var reader = new SearchReader(defaults);
        return new([reader.warmUp, reader.probe, reader.precision, reader.maxProbes], reader.Read);
    }

    private SearchOptions Read(ObjectReader reader) =>
        new()
        {
            WarmUp = reader.Get(warmUp),
            Probe = reader.Get(probe),
            Precision = reader.Get(precision),
            MaxProbes = reader.Get(maxProbes),
        };
}
