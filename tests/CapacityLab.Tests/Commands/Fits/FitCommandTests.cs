using System.Globalization;
using System.Text.Json.Nodes;
using CapacityLab.Commands.Fits;
using CapacityLab.Display;
using Spectre.Console;

namespace CapacityLab.Tests.Commands.Fits;

public sealed class FitCommandTests : IDisposable
{
    private readonly TableFile file = new(TableFile.Specsdm91);

    public void Dispose() => file.Dispose();

    [Fact]
    public void The_json_has_parameters_intervals_peak_criteria_and_each_point()
    {
        var json = JsonNode.Parse(Output(Published() with { Json = true }))!;

        Assert.Equal("usl", (string?)json["model"]);
        Assert.Equal("least-squares", (string?)json["estimator"]);
        Assert.Equal(0.027728476, (double)json["sigma"]!, 1e-6);
        Assert.Equal(1.0436548e-4, (double)json["kappa"]!, 1e-9);
        Assert.Equal(89.995233, (double)json["lambda"]!, 1e-3);
        Assert.InRange(
            89.995,
            (double)json["intervals"]!["lambda"]!["low"]!,
            (double)json["intervals"]!["lambda"]!["high"]!
        );
        Assert.Equal(96.51956, (double)json["peak"]!["n"]!, 1e-3);
        Assert.Equal(1884, (double)json["peak"]!["throughput"]!, 0.5);
        Assert.True((bool)json["identified"]!["kappa"]!);
        Assert.NotNull(json["aicc"]!["linear"]);
        Assert.Equal(7, (int)json["observations"]!);
        Assert.Equal(7, json["points"]!.AsArray().Count);
        Assert.Equal(
            (double)json["points"]![1]!["throughput"]! - (double)json["points"]![1]!["fitted"]!,
            (double)json["points"]![1]!["residual"]!,
            1e-9
        );
    }

    [Fact]
    public void What_is_not_identified_is_null_in_the_json_and_never_left_out()
    {
        using var straight = new TableFile("n,throughput\n1,100\n2,201\n3,299\n4,402\n5,499\n6,601\n");
        var json = JsonNode.Parse(Output(new FitRequest { File = straight.Path, Json = true }))!.AsObject();

        Assert.Equal("linear", (string?)json["model"]);
        Assert.True(json.ContainsKey("peak"));
        Assert.Null(json["peak"]);
        Assert.Equal(0, (double)json["kappa"]!);
        Assert.False((bool)json["identified"]!["kappa"]!);
        Assert.Contains("κ is not identified", (string)json["reason"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData(",")]
    public void The_text_tells_law_parameters_points_and_what_was_asked_of_it(string decimalSeparator)
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        CultureInfo.CurrentCulture = culture;
        try
        {
            string text = Output(Published() with { At = [50, 1_000], Loads = [1_500, 1_900] });

            Assert.All(
                [
                    "USL, 7 observations, least squares on throughput",
                    "The peak is at n = 96.5 with a throughput of 1,883.9.",
                    "  κ                        0.000104365",
                    "  peak n                       96.5196",
                    "            36       1,652.4      1,541.31        111.09      +7.2 %",
                    "  at n = 50: 1,721.15, 95 % interval ",
                    "  at n = 1,000: n = 1,000 cannot be predicted: it is beyond 0.5 to 432",
                    "  for a throughput of 1,500: n = 33.69, 95 % interval ",
                    "  for a throughput of 1,900: No size has a throughput of 1,900: the law's peak is 1,883.9.",
                ],
                part => Assert.Contains(part, text, StringComparison.Ordinal)
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_kappa_that_is_mostly_error_is_not_printed_as_a_number()
    {
        using var replicas = new TableFile("n,throughput\n1,100\n1,103\n2,191\n2,197\n3,281\n3,275\n4,364\n4,355\n");
        string text = Output(new FitRequest { File = replicas.Path, Model = "usl" });

        Assert.Matches("κ +(not identified|0, at its bound)", text);
        Assert.DoesNotContain("peak n", text, StringComparison.Ordinal);
        Assert.Contains("No peak is stated", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_large_numbers_stay_apart()
    {
        using var large = new TableFile(
            "n,throughput\n1,100000000000\n2,190000000000\n3,270000000000\n4,340000000000\n"
        );

        Assert.Matches(@"\n +4  340,000,000,000 +[\d,.]+  +-?[\d,.]+ ", Output(new FitRequest { File = large.Path }));
    }

    [Fact]
    public void What_a_law_without_kappa_leaves_to_it_is_not_shown_as_zero()
    {
        using var many = new TableFile(
            "n,throughput\n50,4660\n100,8292\n200,14363\n400,22280\n800,31050\n1600,37579\n3000,42692\n5000,45121\n8000,46559\n"
        );

        string text = Output(new FitRequest { File = many.Path, Model = "amdahl" });

        Assert.Matches(@"the points allow \S+ to [\d.]+E-\d+\.", text);
    }

    private FitRequest Published() =>
        new()
        {
            File = file.Path,
            Model = "usl",
            Estimator = "least-squares",
        };

    private static string Output(FitRequest request)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(On(output), On(error));

        Assert.Equal(0, new FitCommand(terminal).Execute(request));
        Assert.Equal("", error.ToString());
        return output.ToString();
    }

    private static IAnsiConsole On(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No });
}
