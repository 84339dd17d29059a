namespace CapacityLab.Plans.Tests;

public class SecretValuesTests
{
    [Theory]
    [InlineData("the key is hunter2-hunter2!", "the key is ***!")]
    [InlineData("hunter2-hunter2hunter2-hunter2", "******")]
    [InlineData("?a=p%40ss%2Fword&b", "?a=***&b")]
    [InlineData("""{"a":"p@ss/word"}""", """{"a":"***"}""")]
    [InlineData("shorts stay: abc", "shorts stay: abc")]
    [InlineData("abcdefghijkl", "***l")]
    public void They_are_hidden_wherever_they_stand(string text, string expected)
    {
        var values = new SecretValues(["hunter2-hunter2", "p@ss/word", "abc", "hunter2", "abcdef", "defghijk"]);

        Assert.Equal(expected, values.Hide(text));
        Assert.Equal(text != expected, values.Finds(text));
    }

    [Fact]
    public void A_text_is_never_cut_within_one()
    {
        var values = new SecretValues(["secret-value", "value-secret-value"]);
        const string Text = "before value-secret-value after";

        for (int cut = 0; cut <= Text.Length; cut++)
        {
            int at = values.CutBefore(Text, cut);
            Assert.InRange(at, 0, cut);
            Assert.Equal(values.Hide(Text), values.Hide(Text[..at]) + values.Hide(Text[at..]));
        }
    }

    [Fact]
    public void None_finds_nothing()
    {
        Assert.False(SecretValues.None.Finds("anything"));
        Assert.Equal("anything", SecretValues.None.Hide("anything"));
    }

    [Theory]
    [InlineData("DB_PW")]
    [InlineData("X_AUTH")]
    [InlineData("JWT")]
    [InlineData("PAT")]
    [InlineData("SAS")]
    [InlineData("dbPw")]
    [InlineData("DBPw2")]
    [InlineData("--pw")]
    [InlineData("Shop:Auth")]
    [InlineData("card-pin")]
    [InlineData("SENTRY_DSN")]
    [InlineData("BearerValue")]
    public void Short_names_count_as_words(string name) => Assert.True(Secrets.IsSecretName(name));

    [Theory]
    [InlineData("author")]
    [InlineData("PATTERN")]
    [InlineData("path")]
    [InlineData("Pinned")]
    [InlineData("Signal")]
    [InlineData("design")]
    [InlineData("PassengerCount")]
    [InlineData("authority")]
    [InlineData("sassy")]
    [InlineData("Shop__Replica")]
    public void Words_that_hold_them_are_no_secrets(string name) => Assert.False(Secrets.IsSecretName(name));

    [Theory]
    [InlineData("https://x/?sig=abc&a=1", "https://x/?sig=***&a=1")]
    [InlineData("/find?keyword=shoes&monkey=1", "/find?keyword=shoes&monkey=1")]
    [InlineData("/find?key={{key}}&page=2", "/find?key={{key}}&page=2")]
    [InlineData("--pw=abc", "--pw=***")]
    [InlineData("auth: none of these", "auth: none of these")]
    [InlineData("""{"pin":"1234","author":"x"}""", """{"pin":***,"author":"x"}""")]
    [InlineData("://a@b://c:d@e", "://***@b://***@e")]
    public void Text_is_hidden_by_names(string text, string hidden) => Assert.Equal(hidden, Secrets.HideInText(text));

    [Fact]
    public void Arguments_hide_what_their_option_names()
    {
        Assert.Equal(
            ["--pw", "***", "--jwt=***", "--quiet=true", "-auth", "{{token}}", "plain"],
            Secrets.HideInArguments(["--pw", "abc", "--jwt=a.b.c", "--quiet=true", "-auth", "{{token}}", "plain"])
        );
    }

    [Fact]
    public void A_plan_gives_its_secrets_from_wherever_they_stand()
    {
        var values = PlanSecrets.Of(Plan());
        string[] secrets =
        [
            "environment-secret",
            "http%3A-user-secret",
            "connection-secret",
            "service-secret",
            "docker-secret",
            "argument-secret",
            "option-secret",
            "bearer-secret",
            "cookie-secret",
            "query-secret",
            "body-secret",
            "feed-secret",
            "hook-secret",
        ];

        Assert.All(secrets, secret => Assert.Equal("a *** b", values.Hide($"a {secret} b")));
        const string Harmless = "shop db browse true {database.connection} author-name postgres";
        Assert.Equal(Harmless, values.Hide(Harmless));
    }

    private static Plan Plan()
    {
        using var folder = new PlanFolder();
        return folder.Read(
            """
                {
                  "name": "secrets",
                  "target": {
                    "name": "shop", "executable": "dotnet",
                    "arguments": ["--pw=argument-secret", "--api-key", "option-secret", "--author", "author-name"],
                    "environment": {
                      "X_AUTH": "environment-secret", "DSN": "postgres://u:http%3A-user-secret@h/db",
                      "CS": "Host=a;Password=connection-secret;Port=1", "AUTH_ON": "true",
                      "PG": "postgres://postgres:postgres@h", "TOKEN_OF": "shop"
                    }
                  },
                  "services": [{ "name": "db", "environment": { "JWT": "service-secret" } }],
                  "docker": { "database": {}, "environment": { "DB_PW": "docker-secret", "CONNECTION_KEY": "{database.connection}" } },
                  "layouts": [{ "cpus": 1, "memoryMiB": 256 }],
                  "scenarios": [{
                    "name": "browse",
                    "feeds": { "token": { "values": ["feed-secret"] } },
                    "steps": [{
                      "name": "one", "method": "POST", "path": "/a?api_key=query-secret&t={{token}}",
                      "headers": { "Authorization": "Bearer bearer-secret", "Cookie": "sid=cookie-secret; b=2" },
                      "body": { "password": "body-secret" }
                    }]
                  }],
                  "objectives": { "p99Ms": 200 },
                  "alerts": { "successRatioBelow": 0.9, "webhook": "https://u:hook-secret@hooks.example/x" }
                }
            """
        );
    }
}
