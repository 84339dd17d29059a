namespace CapacityLab.Tests.Plans;

/// <summary>One mistake in, its exact message out.</summary>
public sealed class SettingMistakeTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        """{}""",
        "$.objectives: found no objective; allowed: at least one of p99Ms, successRatio, requestsPerSecond"
    )]
    [InlineData("""{ "p99Ms": 0 }""", "$.objectives.p99Ms: found 0; allowed: a number from 0.1 to 600,000")]
    [InlineData("""{ "successRatio": 99 }""", "$.objectives.successRatio: found 99; allowed: a number from 0 to 1")]
    public void A_mistake_in_objectives_is_told(string objectives, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(objectives: objectives)));

    [Theory]
    [InlineData(
        """ "search": { "maxProbes": 2 } """,
        "$.search.maxProbes: found 2; allowed: a whole number from 3 to 50"
    )]
    [InlineData(
        """ "search": { "precision": 0.6 } """,
        "$.search.precision: found 0.6; allowed: a number from 0.01 to 0.5"
    )]
    [InlineData(""" "quick": { "precision": 0 } """, "$.quick.precision: found 0; allowed: a number from 0.01 to 0.5")]
    [InlineData(
        """ "load": { "arrivals": "poison" } """,
        """$.load.arrivals: found "poison" (text) (did you mean "poisson"?); allowed: one of poisson, even"""
    )]
    [InlineData(
        """ "load": { "seed": -1 } """,
        "$.load.seed: found -1; allowed: a whole number from 0 to 2,147,483,647"
    )]
    [InlineData(
        """ "balancer": { "policy": 1 } """,
        "$.balancer.policy: found 1; allowed: one of least-connections, round-robin, ip-hash, random-two"
    )]
    [InlineData(
        """ "alerts": { "webhook": "/hook" } """,
        """$.alerts.webhook: found "/hook" (text); allowed: an absolute http or https address"""
    )]
    [InlineData(
        """ "alerts": { "webhook": "ftp://a:b@c/" } """,
        """$.alerts.webhook: found "ftp://***@c/" (text); allowed: an absolute http or https address"""
    )]
    [InlineData(
        """ "docker": { "environment": { "DB": "{database.connection}" } } """,
        """$.docker.environment.DB: found the placeholder {database.connection}; allowed: {port}, {url}, {name}, {data}; services count once they are started"""
    )]
    [InlineData(
        """ "docker": { "images": { "nginx": "a b" } } """,
        """$.docker.images.nginx: found "a b" (text); allowed: an image, as [host[:port]/]name[:tag][@digest], the name in lower case"""
    )]
    [InlineData(""" "scaleToHost": "yes" """, """$.scaleToHost: found "yes" (text); allowed: true or false""")]
    public void A_mistake_in_a_setting_is_told(string setting, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(more: $",{setting}")));
}
