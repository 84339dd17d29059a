using CapacityLab.Reports.Csv;
using CapacityLab.Reports.Tests.Sample;

namespace CapacityLab.Reports.Tests.Csv;

public class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("1 × 1", "1 × 1")]
    [InlineData("", "")]
    public void Text_that_a_spreadsheet_would_run_is_quoted(string text, string cell)
    {
        Assert.Equal(cell, CsvColumn<string>.Text("a", t => t).Cell(text));
    }

    [Fact]
    public void A_negative_number_stays_a_number()
    {
        Assert.Equal("-1.5", CsvColumn<double>.Number("a", n => n).Cell(-1.5));
    }

    [Fact]
    public void There_is_one_row_a_probe_and_one_a_sample_and_every_row_is_full()
    {
        var run = SampleRun.Complete();
        using var folder = new RunFolder(run);

        AssertTable(folder.Read("probes.csv"), run.Layouts.Sum(l => l.Probes.Count));
        AssertTable(folder.Read("samples.csv"), run.Layouts.Sum(l => l.Samples.Count));
    }

    private static void AssertTable(string csv, int rows)
    {
        var lines = csv.TrimEnd('\n').Split('\n');
        var columns = lines[0].Split(',');

        Assert.DoesNotContain('\r', csv);
        Assert.Equal(columns.Length, columns.Distinct().Count());
        Assert.Equal(rows + 1, lines.Length);
        Assert.All(lines, line => Assert.Equal(columns.Length, line.Split(',').Length));
    }
}
