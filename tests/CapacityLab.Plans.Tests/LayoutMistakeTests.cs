namespace CapacityLab.Plans.Tests;

/// <summary>One mistake in, its exact message out.</summary>
public sealed class LayoutMistakeTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("\"fast\"", "\"fast\" (text)")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("[1]", "a list")]
    [InlineData("[]", "an empty list")]
    [InlineData("{}", "an object")]
    [InlineData("1e999", "1e999")]
    [InlineData("-0", "-0")]
    public void A_wrong_value_is_told_as_it_stands(string value, string found) =>
        Assert.Equal(
            [$"$.layouts[0].cpus: found {found}; allowed: a number from 0.05 to 1,024"],
            folder.Told(PlanFolder.With(layouts: $$"""[{ "cpus": {{value}}, "memoryMiB": 256 }]"""))
        );

    [Theory]
    [InlineData("""[{ "memoryMiB": 256 }]""", "$.layouts[0].cpus: found nothing; allowed: a number from 0.05 to 1,024")]
    [InlineData("""[]""", "$.layouts: found a list of 0; allowed: a list of 1 to 100 layouts")]
    [InlineData("""{}""", "$.layouts: found an object; allowed: a list of 1 to 100 layouts")]
    [InlineData("""[7]""", "$.layouts[0]: found 7; allowed: an object with name, replicas, cpus, memoryMiB")]
    [InlineData(
        """[{ "cpu": 1, "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].cpu: found the unknown name "cpu" (did you mean "cpus"?); allowed: name, replicas, cpus, memoryMiB"""
    )]
    [InlineData(
        """[{ "colour": 1, "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].colour: found the unknown name "colour"; allowed: name, replicas, cpus, memoryMiB"""
    )]
    [InlineData(
        """[{ "cpus": 1, "cpus": 2, "memoryMiB": 256 }]""",
        """$.layouts[0].cpus: found the name "cpus" again; allowed: each name once"""
    )]
    [InlineData(
        """[{ "replicas": 257, "cpus": 1, "memoryMiB": 256 }]""",
        "$.layouts[0].replicas: found 257; allowed: a whole number from 1 to 256"
    )]
    [InlineData(
        """[{ "replicas": 1.5, "cpus": 1, "memoryMiB": 256 }]""",
        "$.layouts[0].replicas: found 1.5; allowed: a whole number from 1 to 256"
    )]
    [InlineData(
        """[{ "name": " ", "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].name: found " " (text); allowed: a name of 1 to 60 characters, not only blanks, without control characters and marks of direction"""
    )]
    [InlineData(
        """[{ "name": "a\n", "cpus": 1, "memoryMiB": 256 }]""",
        """$.layouts[0].name: found "a\n" (text); allowed: a name of 1 to 60 characters, not only blanks, without control characters and marks of direction"""
    )]
    [InlineData(
        """[{ "name": "a", "cpus": 1, "memoryMiB": 256 }, { "name": "a", "cpus": 2, "memoryMiB": 256 }]""",
        """$.layouts[1].name: found "a" again; allowed: a layout's name that no other has"""
    )]
    [InlineData(
        """[{ "cpus": 1, "memoryMiB": 256 }, { "cpus": 1, "memoryMiB": 512 }]""",
        """$.layouts[1]: found a layout named "1 × 1 CPU" again; allowed: layouts of different names; "name" gives one"""
    )]
    public void A_mistake_in_layouts_is_told(string layouts, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(layouts: layouts)));

    [Fact]
    public void A_name_that_a_grown_layout_would_get_is_taken()
    {
        var layouts = """[{ "name": "1 × 2 CPU", "cpus": 1, "memoryMiB": 256 }, { "cpus": 0.5, "memoryMiB": 256 }]""";
        Assert.Equal(
            [
                """$.layouts[1]: found a layout named "1 × 2 CPU" again; allowed: layouts of different names; "name" gives one""",
            ],
            folder.Told(PlanFolder.With(layouts: layouts, more: """, "scaleToHost": true"""))
        );
    }
}
