using CapacityLab.Commands.Fits;
using CapacityLab.Plans;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Tests.Commands.Fits;

public class FitOrderTests
{
    [Theory]
    [InlineData("n,throughput\n1,20\n4,78.5\n")]
    [InlineData("throughput,n\n20,1\n78.5,4")]
    [InlineData("\uFEFFn,throughput\r\n1,20\r\n4,78.5\r\n")]
    [InlineData("# measured twice\n\nN , Throughput\n1, 20\n\n# and\n 4 ,7.85e1\n")]
    [InlineData("host,n,note,throughput\na,1,\"one, two\",20\nb,4,,78.5\n")]
    [InlineData("\"n\",\"throughput\"\n\"1\",\"20\"\n4,78.5\n")]
    public void A_table_is_read_whatever_its_order_ends_of_lines_and_further_columns(string text)
    {
        using var file = new TableFile(text);

        Assert.Equal(
            [(1, 20), (4, 78.5)],
            FitOrder.Of(new FitRequest { File = file.Path }).Observations.Select(one => (one.N, one.Throughput))
        );
    }

    [Fact]
    public void Each_bad_row_is_told_with_its_line_what_was_found_and_what_is_allowed()
    {
        using var file = new TableFile("n,throughput\n1,100\nfoo,2\n\n3\n4,-1\n2,\"1 000\"\n5,1e999\n");

        Assert.Equal(
            [
                $"{file.Path}:3:1: n: found \"foo\"; allowed: {Allowed("1,000,000,000")}",
                $"{file.Path}:5:1: throughput: found a line without it; allowed: {Allowed("1,000,000,000,000,000")}",
                $"{file.Path}:6:1: throughput: found \"-1\"; allowed: {Allowed("1,000,000,000,000,000")}",
                $"{file.Path}:7:1: throughput: found \"1 000\"; allowed: {Allowed("1,000,000,000,000,000")}",
                $"{file.Path}:8:1: throughput: found \"1e999\"; allowed: {Allowed("1,000,000,000,000,000")}",
            ],
            Mistakes(new FitRequest { File = file.Path })
        );
    }

    [Fact]
    public void A_decimal_comma_is_not_read_as_another_number()
    {
        using var file = new TableFile("n,throughput\n1,10,5\n2,19\n3,27,75\n");

        Assert.Equal(
            [
                $"{file.Path}:2:1: row: found 3 fields in \"1,10,5\"; allowed: 2, as the header has; numbers have a decimal point",
                $"{file.Path}:4:1: row: found 3 fields in \"3,27,75\"; allowed: 2, as the header has; numbers have a decimal point",
            ],
            Mistakes(new FitRequest { File = file.Path })
        );
    }

    [Fact]
    public void What_is_found_is_told_shortly_and_without_what_a_terminal_would_obey()
    {
        using var file = new TableFile($"n,throughput\n1,{new string('9', 70)}x\n2,\u001b[31m5\n");

        var told = Mistakes(new FitRequest { File = file.Path });

        Assert.Contains($"found \"{new string('9', 60)}…\"; allowed", told[0], StringComparison.Ordinal);
        Assert.Contains("found \"\\u001b[31m5\"; allowed", told[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n,throughput\n1,10\n2,\"19\n", 3)]
    [InlineData("n,throughput\n1,10\n2\",19\n", 3)]
    [InlineData("\"n,throughput\n1,10\n", 1)]
    public void A_quote_that_is_not_closed_is_refused(string text, int line)
    {
        using var file = new TableFile(text);

        Assert.StartsWith(
            $"{file.Path}:{line}:1: row: found a quote that is not closed in \"",
            Mistakes(new FitRequest { File = file.Path })[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "header: found nothing")]
    [InlineData("# only a remark\n", "header: found nothing")]
    [InlineData("size,throughput\n1,2\n", "no column \"n\" in \"size,throughput\"")]
    [InlineData("n,throughput,N\n1,2,3\n", "\"n\" twice")]
    [InlineData("n;throughput\n1;2\n", "separated by commas")]
    [InlineData("n,throughput\n", "found 0 rows under the header")]
    public void A_file_that_is_no_such_table_is_refused(string text, string told)
    {
        using var file = new TableFile(text);

        Assert.Contains(
            told,
            string.Join('\n', Mistakes(new FitRequest { File = file.Path })),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("auto", 1, 2)]
    [InlineData("amdahl", 1, 2)]
    [InlineData("usl", 2, 3)]
    public void A_law_needs_as_many_different_sizes_as_it_has_parameters(string model, int found, int least)
    {
        string rows = string.Concat(Enumerable.Range(0, 6).Select(row => $"{1 + (row % found)},{100 + row}\n"));
        using var file = new TableFile("n,throughput\n" + rows);

        Assert.EndsWith(
            $"allowed: at least {least} different ones for --model {model}",
            Assert.Single(Mistakes(new FitRequest { File = file.Path, Model = model })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Wrong_options_are_told_together_before_the_file_is_read()
    {
        var wrong = new FitRequest
        {
            File = "no-such-file.csv",
            Model = "gauss",
            Estimator = "best",
            At = [-1],
        };

        Assert.Equal(3, Mistakes(wrong).Count);
        Assert.Contains("relative, least-squares", Mistakes(wrong)[1], StringComparison.Ordinal);
        Assert.Contains(
            "no such file",
            Mistakes(wrong with { Model = "usl", Estimator = "relative", At = [] })[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Model_and_estimator_are_taken_as_typed()
    {
        using var file = new TableFile(TableFile.Specsdm91);
        var order = FitOrder.Of(
            new FitRequest
            {
                File = file.Path,
                Model = "usl",
                Estimator = "least-squares",
            }
        );

        Assert.Equal((ScalingModel.Usl, FitEstimator.LeastSquares), (order.Options.Model, order.Options.Estimator));
        Assert.Null(FitOrder.Of(new FitRequest { File = file.Path }).Options.Model);
    }

    [Theory]
    [InlineData("1,1e300\n2,2e300")]
    [InlineData("1,1e-300\n2,2e-300")]
    [InlineData("1e200,1\n2e200,2")]
    [InlineData("1e-7,1\n2e-7,2")]
    public void Figures_whose_squares_no_number_holds_are_refused(string rows)
    {
        using var file = new TableFile("n,throughput\n" + rows);

        Assert.Equal(2, Mistakes(new FitRequest { File = file.Path }).Count);
    }

    [Fact]
    public void Sizes_and_loads_that_are_asked_for_have_the_same_bounds() =>
        Assert.Equal(
            [
                $"command line: --at: found NaN; allowed: {Allowed("1,000,000,000")}",
                $"command line: --load: found 1E+300; allowed: {Allowed("1,000,000,000,000,000")}",
            ],
            Mistakes(
                new FitRequest
                {
                    File = "never-read.csv",
                    At = [double.NaN],
                    Loads = [1e300],
                }
            )
        );

    private static string Allowed(string most) => $"a number above 0, as 12 or 0.5, from 0.000001 to {most}";

    private static List<string> Mistakes(FitRequest request) =>
        [.. Assert.Throws<PlanException>(() => FitOrder.Of(request)).Mistakes.Select(mistake => mistake.ToString())];
}
