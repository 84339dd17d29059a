using System.Globalization;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>search and quick, which differ in their defaults.</summary>
internal static class SearchSection
{
    private const string Longest = "longestProbeSeconds";
    private const string Budget = "budgetSeconds";

    public static readonly RecordShape<SearchOptions> Usual = Shape(new FieldsOf<SearchOptions>(new SearchOptions()));

    public static readonly RecordShape<SearchOptions> Quick = Shape(
        new FieldsOf<SearchOptions>(SearchOptions.QuickDefaults)
    );

    private static RecordShape<SearchOptions> Shape(FieldsOf<SearchOptions> fields) =>
        new(fields.Defaults, [.. Probes(fields), .. Ends(fields)]) { Completion = Check };

    private static FieldOf<SearchOptions>[] Probes(FieldsOf<SearchOptions> fields) =>
        [
            fields.Optional(
                "warmUpSeconds",
                Any.Seconds(0, 600),
                search => search.WarmUp,
                (search, time) => search with { WarmUp = time },
                "Most that warm-up may take, and a quarter more for each further replica; it ends earlier once the rate has settled."
            ),
            fields.Optional(
                "probeSeconds",
                Any.Seconds(0.1, 3_600),
                search => search.Probe,
                (search, time) => search with { Probe = time },
                "Length of a probe while the capacity is far, and the shortest later."
            ),
            fields.Optional(
                Longest,
                Any.Seconds(0.1, 3_600),
                search => search.LongestProbe,
                (search, time) => search with { LongestProbe = time },
                "Length of a probe near the capacity, at most; by default four times probeSeconds."
            ),
            fields.Optional(
                "samples",
                new WholeShape<int>(100, 10_000_000),
                search => search.Samples,
                (search, samples) => search with { Samples = samples },
                "Iterations that a probe near the capacity should have; 6085 know the p99 to a quarter of a percentage point."
            ),
        ];

    private static FieldOf<SearchOptions>[] Ends(FieldsOf<SearchOptions> fields) =>
        [
            fields.Optional(
                "precision",
                Any.Number(0.01, 0.5),
                search => search.Precision,
                (search, precision) => search with { Precision = precision },
                "Width of the bracket, relative to its lower end, at which the search ends."
            ),
            fields.Optional(
                "maxProbes",
                new WholeShape<int>(3, 50),
                search => search.MaxProbes,
                (search, most) => search with { MaxProbes = most },
                "Most probes of one layout, those by users not counted."
            ),
            fields.Optional(
                Budget,
                Any.Seconds(0.1, 86_400),
                search => search.Budget,
                (search, time) => search with { Budget = time },
                "Most seconds of load for the probes of one layout together, waits for last answers and pauses for recovery apart; by default twice maxProbes times probeSeconds."
            ),
            fields.Optional(
                "maxRequestsPerSecond",
                Any.Rate(0.001, 100_000_000),
                search => search.MostRate,
                (search, rate) => search with { MostRate = rate },
                "The highest rate that may be sent: it bounds the warm-up, the ladder, every probe and the trials after an overload, which are paced by it. By default the search goes on until an objective breaks."
            ),
            fields.Optional(
                "ladder",
                Any.Flag,
                search => search.Ladder,
                (search, ladder) => search with { Ladder = ladder },
                "Short probes by 1, 2, 4, ... users come first, even where the warm-up tells the scale."
            ),
        ];

    private static SearchOptions Check(ObjectReader reader, SearchOptions options)
    {
        if (options.LongestProbe < options.Probe)
        {
            reader.At.Property(Longest).Report($"at least probeSeconds ({Seconds(options.Probe)})");
        }

        if (options.Budget < options.Probe)
        {
            reader.At.Property(Budget).Report($"at least probeSeconds ({Seconds(options.Probe)})");
        }

        return options;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
