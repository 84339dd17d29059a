using System.Text.Json.Nodes;
using CapacityLab.Plans.Suggestions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CapacityLab.Plans.Tests.Suggestions;

public class YamlTests
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "a",
        "true",
        "No",
        "null",
        "~",
        "1",
        "0x1f",
        "1e3",
        ".5",
        "2026-01-01",
        "1:30",
        "=",
        "<<",
        "-",
        "- a",
        "a: b",
        "a:",
        "#a",
        "a #b",
        "\"",
        "'",
        "\\",
        "\\n",
        "%a",
        "@a",
        "`a`",
        "{a}",
        "[a]",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "? a",
        " a",
        "a ",
        "\t",
        "a\tb",
        "\r",
        "a\r\nb",
        "\n",
        "a\n",
        "a\nb",
        "a\nb\n",
        "a\n\n b\n",
        " a\nb\n",
        "\na\nb\n",
        "a\nb\n\n",
        "a\nb \n",
        "a\n\tb\n",
        "---",
        "...",
        "ü€",
        "😀",
        "a\u0000b",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u001b[1m",
        "a\n---\nb\n",
        "a\n# b\n",
    ];

    [Fact]
    public void Text_comes_back_as_it_was_wherever_it_stands()
    {
        foreach (string text in Texts)
        {
            var tree = new JsonObject
            {
                ["value"] = text,
                ["list"] = new JsonArray(text, new JsonObject { ["inner"] = text, ["next"] = text }),
                [text + "!"] = text,
            };

            var read = Assert.Single(ReadYaml.Documents(Yaml.Of(tree)));

            Assert.Equal(text, read.Text("value"));
            Assert.Equal(text, read.Text("list", 0));
            Assert.Equal((text, text), (read.Text("list", 1, "inner"), read.Text("list", 1, "next")));
            Assert.Equal(text, read.Text(text + "!"));
        }
    }

    [Theory]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("12")]
    [InlineData("null")]
    public void Text_that_reads_as_something_else_is_quoted(string text) =>
        Assert.Equal(
            ScalarStyle.DoubleQuoted,
            ((YamlScalarNode)ReadYaml.Documents(Yaml.Of(new JsonObject { ["a"] = text }))[0].At("a")).Style
        );

    [Fact]
    public void Numbers_and_what_is_empty_are_not()
    {
        var tree = new JsonObject
        {
            ["count"] = 3,
            ["map"] = new JsonObject(),
            ["list"] = new JsonArray(),
            ["nothing"] = null,
        };

        Assert.Equal("count: 3\nmap: {}\nlist: []\nnothing: null\n", Yaml.Of(tree));
    }

    [Fact]
    public void Lists_and_maps_nest()
    {
        var tree = JsonNode.Parse("""{"a":[[1,2],{"b":[{"c":1,"d":{"e":2}}]},"x"]}""")!.AsObject();

        var read = ReadYaml.Documents(Yaml.Of(tree))[0];

        Assert.Equal(["1", "2"], read.At("a", 0).Items());
        Assert.Equal(
            ("1", "2", "x"),
            (read.Text("a", 1, "b", 0, "c"), read.Text("a", 1, "b", 0, "d", "e"), read.Text("a", 2))
        );
    }

    [Fact]
    public void A_comment_stays_one_line() => Assert.Equal("# a  b c\n", Yaml.Comment("a\r\nb\u2028c"));
}
