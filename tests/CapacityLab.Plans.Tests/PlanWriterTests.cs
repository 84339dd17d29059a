using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Sections;
using CapacityLab.Tests;

namespace CapacityLab.Plans.Tests;

public sealed class PlanWriterTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_written_plan_reads_as_the_same_plan()
    {
        var sample = PlanReader.Read(Repository.SamplePlan, code: []);
        AssertSame(sample, folder.Read(PlanWriter.Write(sample).GetRawText()));
    }

    [Fact]
    public void A_scaled_plan_that_is_written_keeps_its_sizes()
    {
        var scaled = PlanScaling.ToHost(PlanReader.Read(Repository.SamplePlan, code: []), cores: 8);
        AssertSame(scaled, PlanScaling.ToHost(folder.Read(PlanWriter.Write(scaled).GetRawText()), cores: 8));
    }

    [Fact]
    public void Every_setting_survives_writing()
    {
        folder.Write("shop.csproj", "");
        var code = Load.Scenario.Create("check-out", _ => throw new InvalidOperationException());
        var plan = folder.Read(EverySetting, code);
        AssertSame(plan, folder.Read(PlanWriter.Write(plan).GetRawText(), code));
    }

    [Fact]
    public void The_plan_of_the_committed_sample_is_written_as_it_was()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "reports", "sample", "plan.json")))!;
        var written = PlanSection.Shape.Json(StoredPlan.Draft(sample.Deserialize<JsonElement>()));

        Assert.True(JsonNode.DeepEquals(sample, written));
        Assert.Equal(WithoutSearch(sample).ToJsonString(), WithoutSearch(written).ToJsonString());
    }

    // Earlier versions wrote the fields of a search in another order than that of their declaration.
    private static JsonObject WithoutSearch(JsonNode plan)
    {
        var rest = plan.DeepClone().AsObject();
        Assert.True(rest.Remove("search") && rest.Remove("quick"));
        return rest;
    }

    [Fact]
    public void Secrets_are_removed()
    {
        folder.Write("ids.csv", "v\nleak\n");
        var text = PlanWriter.Write(folder.Read(Leaking)).GetRawText();
        Assert.DoesNotContain("leak", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Host=db;Password=***;Port=1", text, StringComparison.Ordinal);
        Assert.Contains("http://***@host/", text, StringComparison.Ordinal);
        Assert.Contains("https://hooks.example/***", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB_PASSWORD", true)]
    [InlineData("Api-Key", true)]
    [InlineData("X_API_KEY", true)]
    [InlineData("Authorization", true)]
    [InlineData("ConnectionStrings__Db", true)]
    [InlineData("GITHUB_TOKEN", true)]
    [InlineData("ClientSecret", true)]
    [InlineData("Idempotency-Key", false)]
    [InlineData("ASPNETCORE_URLS", false)]
    [InlineData("Content-Type", false)]
    public void Secrets_are_known_by_their_names(string name, bool isSecret) =>
        Assert.Equal(isSecret, Secrets.IsSecretName(name));

    [Theory]
    [InlineData("Host=a;Password=b c;Port=1", "Host=a;Password=***;Port=1")]
    [InlineData("""{"password":"a\"b","user":"c"}""", """{"password":***,"user":"c"}""")]
    [InlineData("/login?token=abc&x=1", "/login?token=***&x=1")]
    [InlineData("postgres://u:p@ss@host/db", "postgres://***@host/db")]
    [InlineData("""{"password":"{{password}}"}""", """{"password":"{{password}}"}""")]
    [InlineData("http://host/a@b", "http://host/a@b")]
    [InlineData("password reset", "password reset")]
    public void Secrets_inside_of_text_are_hidden(string text, string hidden) =>
        Assert.Equal(hidden, Secrets.HideInText(text));

    private static void AssertSame(Plan expected, Plan actual)
    {
        Assert.Equivalent(expected with { File = actual.File }, actual, strict: true);
        Assert.True(JsonElement.DeepEquals(PlanWriter.Write(expected), PlanWriter.Write(actual)));
    }

    internal const string EverySetting = """
        {
          "name": "every", "scaleToHost": true,
          "target": {
            "name": "shop", "project": "shop.csproj", "arguments": ["--port", "{port}", 7], "health": "/up?deep=1", "metrics": "/meters",
            "environment": { "URL": "{db.url}", "Flag": true }, "readyTimeoutSeconds": 0.3
          },
          "services": [{ "name": "db", "executable": "postgres", "cpus": 0.1, "memoryMiB": 100.5, "health": "/" }],
          "layouts": [
            { "name": "small", "replicas": 3, "cpus": 0.1, "memoryMiB": 64 },
            { "cpus": 0.3, "memoryMiB": 64 }
          ],
          "balancer": { "kind": "yarp", "policy": "random-two", "cpus": 2, "memoryMiB": 32 },
          "scenarios": [
            { "code": "check-out", "weight": 2 },
            {
              "name": "api", "weight": 3,
              "feeds": {
                "a": { "range": [-5, 9007199254740991], "order": "sequence" },
                "b": { "values": ["x", 1, ""] },
                "c": { "uuid": true }
              },
              "steps": [
                {
                  "name": "one", "method": "POST", "path": "/{{a}}?b={{b}}", "headers": { "X-A": "{{c}}" },
                  "body": { "a": ["{{a}}", null] }, "expect": { "status": [201, 202], "bodyContains": "ü" },
                  "capture": { "id": "$.id" }
                },
                { "name": "two", "path": "/{{id}}" }
              ]
            }
          ],
          "load": { "arrivals": "even", "seed": 0, "maxInFlight": 7, "requestTimeoutSeconds": 1.1 },
          "objectives": { "p99Ms": 33.3, "successRatio": 0.5, "requestsPerSecond": 0.7 },
          "search": { "warmUpSeconds": 0, "probeSeconds": 0.7, "precision": 0.011, "maxProbes": 50, "longestProbeSeconds": 0.9, "samples": 101, "budgetSeconds": 12.5, "maxRequestsPerSecond": 1234.5, "ladder": true },
          "quick": { "warmUpSeconds": 0.1, "probeSeconds": 0.2, "precision": 0.5, "maxProbes": 3, "samples": 100 },
          "sizing": {
            "requestsPerSecond": 1.5, "growthPercentPerMonth": 2.5, "headroom": 0.11, "spareReplicas": 2,
            "prices": { "currency": "€", "perCoreHour": 0.031, "perGiBHour": 0.0041, "countBalancer": true }
          },
          "confirm": {
            "connection-pool": { "environment": { "POOL": 10, "URL": "{db.url}?more=1" } },
            "dependency": { "node": "db", "environment": { "WORKERS": "8" } }
          },
          "alerts": { "successRatioBelow": 0.1, "overSeconds": 2.3, "webhook": "http://127.0.0.1:9/" }
        }
        """;

    private const string Leaking = """
        {
          "name": "open",
          "target": {
            "name": "shop", "executable": "shop", "arguments": ["--api-key", "leak", "--password=leak"],
            "environment": {
              "DB_PASSWORD": "leak", "Db": "Host=db;Password=leak;Port=1", "Proxy": "http://leak:leak@host/"
            }
          },
          "layouts": [{ "cpus": 1, "memoryMiB": 64 }],
          "scenarios": [
            {
              "name": "api", "feeds": { "token": { "csv": "ids.csv", "column": "v" } },
              "steps": [
                {
                  "name": "one", "method": "POST", "path": "/{{token}}?api_key=leak", "body": { "secret": "leak" },
                  "headers": { "Authorization": "Bearer leak" }
                }
              ]
            }
          ],
          "objectives": { "p99Ms": 1 },
          "confirm": { "lock": { "environment": { "LOCK_PASSWORD": "leak" } } },
          "alerts": { "webhook": "https://hooks.example/services/leak" }
        }
        """;
}
