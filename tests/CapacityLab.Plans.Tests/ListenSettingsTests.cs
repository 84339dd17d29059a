namespace CapacityLab.Plans.Tests;

public sealed class ListenSettingsTests : IDisposable
{
    private const string Service =
        """, "services": [{ "name": "pay", "executable": "pay", "arguments": ["{port}"] }]""";

    private readonly PlanFolder folder = new();

    public ListenSettingsTests() => folder.Write("shop.csproj", "");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{ "name": "shop", "executable": "shop" }""", "", "shop", "")]
    [InlineData("""{ "name": "shop", "executable": "shop", "arguments": ["--port", "{port}"] }""", "", "", "")]
    [InlineData("""{ "name": "shop", "executable": "shop", "environment": { "A": "x{url}" } }""", "", "", "")]
    [InlineData("""{ "name": "shop", "executable": "shop", "arguments": ["{name}", "{{port}}"] }""", "", "shop", "")]
    [InlineData("""{ "name": "shop", "executable": "shop", "arguments": ["{pay.url}"] }""", Service, "shop", "")]
    [InlineData(
        """{ "name": "shop", "executable": "shop" }""",
        """, "docker": { "environment": { "P": "{port}" } }""",
        "",
        ""
    )]
    [InlineData("""{ "name": "shop", "image": "shop" }""", "", "", "")]
    [InlineData("""{ "name": "shop", "project": "shop.csproj" }""", "", "", "shop")]
    [InlineData(
        """{ "name": "shop", "project": "shop.csproj", "environment": { "ASPNETCORE_URLS": "http://*:5" } }""",
        "",
        "shop",
        ""
    )]
    [InlineData(
        """{ "name": "shop", "project": "shop.csproj", "environment": { "Kestrel__Endpoints__A__Url": "http://*:5" } }""",
        "",
        "shop",
        ""
    )]
    [InlineData(
        """{ "name": "shop", "project": "shop.csproj", "arguments": ["--urls", "http://*:5"] }""",
        "",
        "shop",
        ""
    )]
    [InlineData(
        """{ "name": "shop", "project": "shop.csproj", "environment": { "A": "{url}" } }""",
        """, "services": [{ "name": "pay" }]""",
        "",
        "pay"
    )]
    public void A_program_that_is_not_told_where_to_listen_is_a_warning_and_a_project_is_told(
        string target,
        string more,
        string warned,
        string set
    )
    {
        var plan = folder.Read(PlanFolder.With(target: target, more: more));
        var complete = ListenSettings.Complete(plan);

        Assert.Equal(warned, string.Join(',', ListenSettings.Warnings(plan).Select(one => one.Message.Split(':')[0])));
        Assert.Equal(set, string.Join(',', ListenSettings.Notes(plan).Select(one => one.Split(':')[0])));
        Assert.Equal(
            set,
            string.Join(
                ',',
                complete
                    .Services.Prepend(complete.Target)
                    .Where(program => program.Environment.GetValueOrDefault("ASPNETCORE_URLS") == "{url}")
                    .Select(program => program.Name)
            )
        );
        Assert.Equal(
            warned,
            string.Join(',', ListenSettings.Warnings(complete).Select(one => one.Message.Split(':')[0]))
        );
        Assert.Empty(ListenSettings.Notes(complete));
    }
}
