using System.Text.Json;
using CapacityLab.Plans.Suggestions;
using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;
using YamlDotNet.RepresentationModel;

namespace CapacityLab.Plans.Tests.Suggestions;

public sealed class SuggestionTests : IDisposable
{
    private const string Plan = """
        {
          "target": {
            "name": "the-shop", "project": "../shop", "health": "/up?deep=1", "arguments": ["--port", "{port}", "$(HOME) $HOME"],
            "environment": {
              "URLS": "{url}", "Name": "{name}", "Db": "{data}/x.db", "Payments": "{pay ments.url}", "Rates": "{rates.url}/v1",
              "Password": "***", "Mail": "Host=mail;Password=***", "Price": "5$ ${HOME}", "Flag": "true", "Odd": "{unknown.thing}"
            }
          },
          "services": [
            { "name": "rates", "image": "rates:7", "cpus": 0.1, "memoryMiB": 100.5, "environment": { "Token": "***" } },
            { "name": "the--shop", "environment": { "Role": "other" } }
          ],
          "balancer": { "policy": "round-robin", "cpus": 0.5, "memoryMiB": 256 },
          "docker": {
            "environment": { "Db": "{database.connection}", "DbHost": "{database.host}:{database.port}" },
            "database": { "cpus": 0.5, "memoryMiB": 512 }, "images": { "nginx": "nginx:9" }
          }
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("suggestions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_deployment_is_the_layout_as_it_was_measured()
    {
        var deployment = Kubernetes(Run())[0];
        var container = deployment.At("spec", "template", "spec", "containers", 0);

        Assert.Equal(
            ("apps/v1", "Deployment", "the-shop"),
            (deployment.Text("apiVersion"), deployment.Text("kind"), deployment.Text("metadata", "name"))
        );
        Assert.Equal("2", deployment.Text("spec", "replicas"));
        foreach (string part in (string[])["requests", "limits"])
        {
            Assert.Equal("250m", container.Text("resources", part, "cpu"));
            Assert.Equal("256Mi", container.Text("resources", part, "memory"));
        }

        Assert.Equal("/up?deep=1", container.Text("readinessProbe", "httpGet", "path"));
        Assert.Equal(["--port", "8080", "$$(HOME) $HOME"], container.At("args").Items());
    }

    [Fact]
    public void Selectors_meet_the_pods_of_the_deployment()
    {
        var documents = Kubernetes(Run());
        var labels = documents[0].At("spec", "template", "metadata", "labels");

        Assert.Equal(labels, documents[0].At("spec", "selector", "matchLabels"));
        Assert.Equal(labels, documents[1].At("spec", "selector"));
        Assert.Equal(labels, documents[3].At("spec", "selector", "matchLabels"));
    }

    [Fact]
    public void The_autoscaler_has_the_target_that_was_derived_and_stays_within_what_was_measured()
    {
        var autoscaler = Kubernetes(Run())[2].At("spec");

        Assert.Equal(("2", "5"), (autoscaler.Text("minReplicas"), autoscaler.Text("maxReplicas")));
        Assert.Equal("67", autoscaler.Text("metrics", 0, "resource", "target", "averageUtilization"));
        Assert.Equal("the-shop", autoscaler.Text("scaleTargetRef", "name"));
    }

    [Fact]
    public void Without_a_target_there_is_no_autoscaler_and_without_a_spare_no_disruption_budget()
    {
        var sizing = Run().Recommendation!;
        var run = Run() with
        {
            Recommendation = sizing with
            {
                Request = sizing.Request with { SpareReplicas = 0 },
                Deployment = sizing.Deployment! with { CpuTargetPercent = null },
            },
        };

        Assert.Equal(["Deployment", "Service"], Kubernetes(run).Select(document => document.Text("kind")));
    }

    [Fact]
    public void Settings_are_filled_in_for_pods_and_secrets_are_asked_for()
    {
        var env = (YamlSequenceNode)Kubernetes(Run())[0].At("spec", "template", "spec", "containers", 0, "env");
        var values = env.Where(one => ((YamlMappingNode)one).Children.ContainsKey("value"))
            .ToDictionary(one => one.Text("name"), one => one.Text("value"));
        var secrets = env.Where(one => ((YamlMappingNode)one).Children.ContainsKey("valueFrom"))
            .ToDictionary(one => one.Text("name"), one => one.At("valueFrom"));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["URLS"] = "http://0.0.0.0:8080",
                ["Payments"] = "{pay ments.url}",
                ["Rates"] = "http://rates:8080/v1",
                ["Price"] = "5$ ${HOME}",
                ["Flag"] = "true",
                ["Odd"] = "{unknown.thing}",
                ["DbHost"] = "database:5432",
            },
            values
        );
        Assert.Equal(["Name", "Db", "Password", "Mail"], secrets.Keys);
        Assert.Equal("metadata.name", secrets["Name"].Text("fieldRef", "fieldPath"));
        Assert.Equal(
            ("the-shop-secrets", "Mail"),
            (secrets["Mail"].Text("secretKeyRef", "name"), secrets["Mail"].Text("secretKeyRef", "key"))
        );
    }

    [Fact]
    public void A_database_that_was_not_measured_is_left_out_and_that_is_said()
    {
        var services = Compose(Run("process")).At("services");

        Assert.Equal(["the-shop", "rates", "the-shop-2", "balancer"], services.Keys());
        Assert.Equal("/data/x.db", services.Text("the-shop", "environment", "Db"));
        Assert.DoesNotContain("DbHost", services.At("the-shop", "environment").Keys());
        Assert.All(
            ["compose.yaml", "kubernetes.yaml"],
            name =>
                Assert.Contains(
                    "# The plan's PostgreSQL is left out: the layout was measured as processes, with the target's embedded database.",
                    File.ReadAllLines(Path.Combine(folder, name))
                )
        );
    }

    [Fact]
    public void Compose_stands_up_the_layout_with_what_the_plan_has_beside_it()
    {
        var services = Compose(Run()).At("services");

        Assert.Equal(["the-shop", "rates", "the-shop-2", "database", "balancer"], services.Keys());
        Assert.Equal(
            ("2", "0.25", "256M"),
            (
                services.Text("the-shop", "deploy", "replicas"),
                services.Text("the-shop", "deploy", "resources", "limits", "cpus"),
                services.Text("the-shop", "deploy", "resources", "limits", "memory")
            )
        );
        Assert.Equal(
            ("rates:7", "102912K"),
            (services.Text("rates", "image"), services.Text("rates", "deploy", "resources", "limits", "memory"))
        );
        Assert.Equal(services.Text("the-shop", "image"), services.Text("the-shop-2", "image"));
        Assert.Equal("nginx:9", services.Text("balancer", "image"));
        Assert.Equal(["127.0.0.1:8080:8080"], services.At("balancer", "ports").Items());
        Assert.Equal(["rates", "the-shop-2", "database"], services.At("the-shop", "depends_on").Items());
    }

    [Fact]
    public void Compose_takes_no_text_for_a_variable_and_asks_for_secrets_by_name()
    {
        var environment = Compose(Run()).At("services", "the-shop", "environment");

        Assert.Equal("5$$ $${HOME}", environment.Text("Price"));
        Assert.Equal("${Password:?a secret of the plan}", environment.Text("Password"));
        Assert.Equal("${Mail:?a secret of the plan}", environment.Text("Mail"));
        Assert.Equal(
            "Host=database;Port=5432;Username=capacitylab;Password=${POSTGRES_PASSWORD:?the password of the database};Database=capacitylab",
            environment.Text("Db")
        );
    }

    [Fact]
    public void The_balancers_configuration_follows_the_policy_and_keeps_nginxs_own_variables()
    {
        string configuration = Compose(Run()).Text("configs", "balancer", "content");

        Assert.Contains("\n    server the-shop:8080 max_fails=0;\n", configuration, StringComparison.Ordinal);
        Assert.Contains("Host $$http_host;", configuration, StringComparison.Ordinal);
        Assert.DoesNotContain("least_conn", configuration, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("by the moon")]
    public void A_policy_that_a_plan_does_not_know_is_the_default(string? policy)
    {
        string word = JsonSerializer.Serialize(policy);
        string plan = Plan.Replace("\"round-robin\"", word, StringComparison.Ordinal);
        var run = Run() with { Plan = JsonDocument.Parse(plan).RootElement };

        string configuration = Compose(run).Text("configs", "balancer", "content");

        Assert.Contains("\n    least_conn;\n", configuration, StringComparison.Ordinal);
    }

    [Fact]
    public void One_replica_needs_no_balancer()
    {
        var sizing = Run().Recommendation!;
        var run = Run() with { Recommendation = sizing with { Deployment = sizing.Deployment! with { Replicas = 1 } } };

        var compose = Compose(run);

        Assert.DoesNotContain("balancer", compose.At("services").Keys());
        Assert.Equal(["127.0.0.1:8080:8080"], compose.At("services", "the-shop", "ports").Items());
        Assert.DoesNotContain("configs", compose.Keys());
    }

    [Fact]
    public void A_result_without_a_plan_still_gives_files()
    {
        var run = Run() with { Plan = null };

        Assert.Equal("target", Kubernetes(run)[0].Text("metadata", "name"));
        Assert.Equal(["target", "balancer"], Compose(run).At("services").Keys());
    }

    [Fact]
    public void Where_none_is_recommended_files_of_an_earlier_answer_are_removed()
    {
        Assert.Equal(2, SuggestionFolder.Write(folder, Run()).Count);

        Assert.Empty(SuggestionFolder.Write(folder, new RunResult { Recommendation = new SizingResult() }));
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Empty(SuggestionFolder.Write(Path.Combine(folder, "none"), new RunResult()));
    }

    [Theory]
    [InlineData(0.25, 256, "250m", "256Mi")]
    [InlineData(0.0501, 100.5, "51m", "102912Ki")]
    [InlineData(1.5, 1_024, "1500m", "1024Mi")]
    public void Sizes_are_quantities_of_kubernetes(double cores, double mebibytes, string cpu, string memory) =>
        Assert.Equal((cpu, memory), (Quantity.Millicores(new Cpus(cores).Cores), Quantity.Kubernetes(mebibytes)));

    private static RunResult Run() => Run("docker");

    private static RunResult Run(string runtime)
    {
        var run = SampleRun.Complete() with { Plan = JsonDocument.Parse(Plan).RootElement };
        return run with { Layouts = [.. run.Layouts.Select(layout => layout with { Runtime = runtime })] };
    }

    private IReadOnlyList<YamlNode> Kubernetes(RunResult run)
    {
        SuggestionFolder.Write(folder, run);
        return ReadYaml.Documents(File.ReadAllText(Path.Combine(folder, "kubernetes.yaml")));
    }

    private YamlNode Compose(RunResult run)
    {
        SuggestionFolder.Write(folder, run);
        return Assert.Single(ReadYaml.Documents(File.ReadAllText(Path.Combine(folder, "compose.yaml"))));
    }
}
