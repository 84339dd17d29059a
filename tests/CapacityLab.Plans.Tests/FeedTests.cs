using System.Text;
using System.Text.Json;
using CapacityLab.Load.Http;

namespace CapacityLab.Plans.Tests;

public sealed class FeedTests : IDisposable
{
    private const string Users = "user,password\nann,1\nbob,2\n";
    private const string User = """ "user": { "csv": "users.csv", "column": "user" """;
    private const string Password = """ "password": { "csv": "./users.csv", "column": "password" """;

    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "", FeedOrder.Random, FeedOrder.Random, true)]
    [InlineData(""", "order": "sequence" """, "", FeedOrder.Sequence, FeedOrder.Sequence, true)]
    [InlineData("", """, "order": "sequence" """, FeedOrder.Sequence, FeedOrder.Sequence, true)]
    [InlineData("", """, "table": "own" """, FeedOrder.Random, FeedOrder.Random, false)]
    [InlineData("", """, "table": "own", "order": "sequence" """, FeedOrder.Random, FeedOrder.Sequence, false)]
    public void Columns_of_one_file_are_one_table_unless_one_names_its_own(
        string ofUser,
        string ofPassword,
        FeedOrder user,
        FeedOrder password,
        bool isOne
    )
    {
        folder.Write("users.csv", Users);
        var feeds = Feeds($"{{ {User}{ofUser} }}, {Password}{ofPassword} }} }}");
        var (first, second) = (Values(feeds["user"]), Values(feeds["password"]));

        Assert.Equal((user, password), (first.Order, second.Order));
        Assert.Equal(isOne, first.Table == second.Table);
        Assert.NotNull(first.Table);
    }

    [Fact]
    public void Columns_of_one_table_have_one_order_and_as_many_values_as_each_other()
    {
        folder.Write("users.csv", Users);
        Assert.Equal(
            [
                "$.scenarios[0].feeds.password.order: found random where user has sequence; allowed: one order for the columns of a table (a CSV file is one), or a \"table\" of its own",
            ],
            Told($$"""{ {{User}}, "order": "sequence" }, {{Password}}, "order": "random" } }""")
        );
        Assert.Equal(
            [
                "$.scenarios[0].feeds.password: found a column of 2 values where user has 1; allowed: columns of a table that have as many values as each other",
            ],
            Told("""{ "user": { "values": [1], "table": "t" }, "password": { "values": [1, 2], "table": "t" } }""")
        );
    }

    [Fact]
    public void A_list_keeps_numbers_and_booleans_apart_from_text_and_a_csv_file_has_text_alone()
    {
        folder.Write("users.csv", "user,password\n7,true\n");
        var feeds = Feeds($$"""{ "user": { "values": [1, "2", true, 1.50, "x"] }, {{Password}} } }""");

        Assert.Equal(
            [new("1", true), new("2"), new("true", true), new("1.50", true), new FeedItem("x")],
            Values(feeds["user"]).Items
        );
        Assert.Equal([new FeedItem("true")], Values(feeds["password"]).Items);
    }

    [Fact]
    public void Tables_seeds_types_and_bodies_survive_writing()
    {
        folder.Write("users.csv", Users);
        var steps = """
            { "name": "s", "path": "{{id}}?{{n}}", "method": "POST", "body": { "password": "{{password}}", "pin": "x\"y", "n": ["{{n}}", 1] } }
            """;
        var feeds = $$$"""
            { {{{User}}} }, {{{Password}}} }, "n": { "values": [1, "1", false] }, "id": { "uuid": true, "seed": 7 } }
            """;
        var read = folder.Read(PlanFolder.WithSteps(steps + """, { "name": "t", "path": "/{{user}}" }""", feeds));
        var again = folder.Read(PlanWriter.Write(read).GetRawText());

        var (before, after) = (read.Scenarios[0].Http!, again.Scenarios[0].Http!);
        Assert.Equal(new Feed.Uuid(7), after.Feeds["id"]);
        Assert.Equal(Values(before.Feeds["n"]).Items, Values(after.Feeds["n"]).Items);
        Assert.Equal("users.csv", Values(after.Feeds["user"]).Table);
        Assert.True(after.Steps[0].BodyIsJson);
        Assert.Equal("{{password}}", JsonElement.Parse(after.Steps[0].Body!).GetProperty("password").GetString());
        Assert.Equal("1", JsonElement.Parse(after.Steps[0].Body!).GetProperty("n")[1].GetRawText());
    }

    [Theory]
    [InlineData("user,password\n\"ann,1\n", "users.csv:2:1: record 2: ")]
    [InlineData("user,password\nann,1\nb\"ob\"x,\"2\n", "users.csv:3:1: record 3: ")]
    [InlineData("user,password\nann,\"1\"x\n", "users.csv:2:1: record 2: ")]
    [InlineData(
        "user,user,password\nann,bob,1\n",
        "users.csv:1:1: header: found the column \"user\" again; allowed: each column once"
    )]
    [InlineData(
        "user,password\nann,1\nbob\n",
        "users.csv:3:1: record 3: found 1 field; allowed: as many as the header has"
    )]
    [InlineData("", "users.csv:1:1: header: found nothing; allowed: a CSV file with a header line and values")]
    [InlineData(
        "user,password\nann,J\u00FCrgen\n",
        "users.csv:2:6: text: found bytes that are not UTF-8; allowed: text in UTF-8, or in UTF-16 with a byte order mark"
    )]
    [InlineData(
        "user,password\nann,\0\n",
        "users.csv:2:5: text: found a NUL, which no text has; allowed: text in UTF-8, or in UTF-16 with a byte order mark"
    )]
    public void A_mistake_of_a_csv_file_is_told_at_its_line_and_column(string csv, string told)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "users.csv"), Encoding.Latin1.GetBytes(csv));

        var mistake = Assert.Single(folder.Mistakes(Plan($$"""{ {{Password}} } }"""))).ToString();

        Assert.Contains(told, mistake, StringComparison.Ordinal);
        Assert.Contains("; allowed: ", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf_16_with_its_mark_is_text()
    {
        File.WriteAllText(Path.Combine(folder.Path, "users.csv"), "user;password\nann;J\u00FCrgen\n", Encoding.Unicode);

        Assert.Equal(
            ["J\u00FCrgen"],
            Values(Feeds($$"""{ {{Password}} } }""")["password"]).Items.Select(item => item.Text)
        );
    }

    [Fact]
    public void The_schema_states_the_default_order() =>
        Assert.Equal(
            "random",
            PlanSchema.Scenario()["properties"]!["feeds"]!["additionalProperties"]!["properties"]!["order"]![
                "default"
            ]!.GetValue<string>()
        );

    private static Feed.Values Values(Feed feed) => Assert.IsType<Feed.Values>(feed);

    private static string Plan(string feeds) =>
        PlanFolder.WithSteps(
            $$$"""{ "name": "s", "path": "/{{{string.Concat(JsonElement.Parse(feeds).EnumerateObject().Select(feed => $"{{{{{feed.Name}}}}}"))}}}" }""",
            feeds
        );

    private IReadOnlyDictionary<string, Feed> Feeds(string feeds) => folder.Read(Plan(feeds)).Scenarios[0].Http!.Feeds;

    private IReadOnlyList<string> Told(string feeds) => folder.Told(Plan(feeds));
}
