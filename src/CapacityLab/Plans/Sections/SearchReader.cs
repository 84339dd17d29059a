using System.Globalization;
using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Sections;

/// <summary>Reads search and quick, which differ in their defaults.</summary>
internal sealed class SearchReader
{
    private readonly Field<TimeSpan> warmUp;
    private readonly Field<TimeSpan> probe;
    private readonly Field<double> precision;
    private readonly Field<int> maxProbes;

    private readonly Field<TimeSpan> longest = Field.Optional(
        "longestProbeSeconds",
        Any.Seconds(0.1, 3_600),
        "Length of a probe near the capacity, at most; by default four times probeSeconds."
    );

    private readonly Field<int> samples;

    private readonly Field<TimeSpan> budget = Field.Optional(
        "budgetSeconds",
        Any.Seconds(0.1, 86_400),
        "Most seconds of load for the probes of one layout together, waits for last answers and pauses for recovery apart; by default twice maxProbes times probeSeconds."
    );

    private readonly Field<RequestRate> most = Field.Optional(
        "maxRequestsPerSecond",
        Any.Rate(0.001, 100_000_000),
        "The highest rate that may be sent: it bounds the warm-up, the ladder, every probe and the trials after an overload, which are paced by it. By default the search goes on until an objective breaks."
    );

    private readonly Field<bool> ladder;

    private SearchReader(SearchOptions defaults)
    {
        warmUp = Field.Optional(
            "warmUpSeconds",
            Any.Seconds(0, 600),
            defaults.WarmUp,
            "Most that warm-up may take, and a quarter more for each further replica; it ends earlier once the rate has settled."
        );
        probe = Field.Optional(
            "probeSeconds",
            Any.Seconds(0.1, 3_600),
            defaults.Probe,
            "Length of a probe while the capacity is far, and the shortest later."
        );
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
            "Most probes of one layout, those by users not counted."
        );
        samples = Field.Optional(
            "samples",
            new WholeShape<int>(100, 10_000_000),
            defaults.Samples,
            "Iterations that a probe near the capacity should have; 6085 know the p99 to a quarter of a percentage point."
        );
        ladder = Field.Optional(
            "ladder",
            Any.Flag,
            defaults.Ladder,
            "Short probes by 1, 2, 4, ... users come first, even where the warm-up tells the scale."
        );
    }

    public static ObjectShape<SearchOptions> Shape(SearchOptions defaults)
    {
        var reader = new SearchReader(defaults);
        return new(
            [
                reader.warmUp,
                reader.probe,
                reader.longest,
                reader.samples,
                reader.precision,
                reader.maxProbes,
                reader.budget,
                reader.most,
                reader.ladder,
            ],
            reader.Read
        );
    }

    private SearchOptions Read(ObjectReader reader)
    {
        var options = new SearchOptions
        {
            WarmUp = reader.Get(warmUp),
            Probe = reader.Get(probe),
            Precision = reader.Get(precision),
            MaxProbes = reader.Get(maxProbes),
            LongestProbe = reader.OptionalValue(longest),
            Samples = reader.Get(samples),
            Budget = reader.OptionalValue(budget),
            MostRate = reader.OptionalValue(most),
            Ladder = reader.Get(ladder),
        };
        Check(reader, options);
        return options;
    }

    private void Check(ObjectReader reader, SearchOptions options)
    {
        if (options.LongestProbe < options.Probe)
        {
            reader.Place(longest).Report($"at least probeSeconds ({Seconds(options.Probe)})");
        }

        if (options.Budget < options.Probe)
        {
            reader.Place(budget).Report($"at least probeSeconds ({Seconds(options.Probe)})");
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
