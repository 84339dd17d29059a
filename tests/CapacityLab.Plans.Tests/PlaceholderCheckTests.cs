namespace CapacityLab.Plans.Tests;

public sealed class PlaceholderCheckTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{port}")]
    [InlineData("{url}/{name}")]
    [InlineData("{data}/a {work}/b")]
    [InlineData("{{nothing}} {Request.Path} {0} { port }")]
    public void What_a_node_is_told_and_what_only_looks_alike_is_taken(string text) =>
        Assert.Equal(text, Assert.Single(folder.Read(With(text)).Target.Arguments));

    [Theory]
    [InlineData("{wrok}", "{wrok}")]
    [InlineData("{work.url}", "{work.url}")]
    [InlineData("a{{b}} {c}", "{c}")]
    [InlineData("a:{b}}", "{b}")]
    public void What_nobody_fills_in_is_a_mistake(string text, string named)
    {
        string told = Assert.Single(folder.Told(With(text)));

        Assert.Contains($"the placeholder {named}", told, StringComparison.Ordinal);
        Assert.Contains("{work}", told, StringComparison.Ordinal);
    }

    private static string With(string argument) =>
        PlanFolder.With(target: $$"""{ "name": "shop", "executable": "shop", "arguments": ["{{argument}}"] }""");
}
