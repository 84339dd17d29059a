namespace CapacityLab.Plans.Tests;

/// <summary>One mistake in, its exact message out.</summary>
public sealed class SettingMistakeTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        """{}""",
        "$.objectives: found no objective; allowed: at least one of p99Ms, requestP99Ms, successRatio, requestsPerSecond, iterationsPerSecond"
    )]
    [InlineData("""{ "p99Ms": 0 }""", "$.objectives.p99Ms: found 0; allowed: a number from 0.1 to 600,000")]
    [InlineData("""{ "successRatio": 99 }""", "$.objectives.successRatio: found 99; allowed: a number from 0.01 to 1")]
    [InlineData(
        """{ "requestsPerSecond": 90, "iterationsPerSecond": 30 }""",
        "$.objectives.iterationsPerSecond: found \"iterationsPerSecond\" beside \"requestsPerSecond\"; allowed: one without the other"
    )]
    public void A_mistake_in_objectives_is_told(string objectives, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(objectives: objectives)));

    [Theory]
    [InlineData(
        """ "search": { "maxProbes": 2 } """,
        "$.search.maxProbes: found 2; allowed: a whole number from 3 to 50"
    )]
    [InlineData(
        """ "search": { "probeSeconds": 2, "longestProbeSeconds": 1 } """,
        "$.search.longestProbeSeconds: found 1; allowed: at least probeSeconds (2)"
    )]
    [InlineData(
        """ "search": { "budgetSeconds": 2.9 } """,
        "$.search.budgetSeconds: found 2.9; allowed: at least probeSeconds (5)"
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
        """$.docker.environment.DB: found the placeholder {database.connection}; allowed: {port}, {url}, {name}, {data}, {work}; services count once they are started"""
    )]
    [InlineData(""" "sizing": { "headroom": 1 } """, "$.sizing.headroom: found 1; allowed: a number from 0 to 0.95")]
    [InlineData(
        """ "sizing": { "spareReplicas": 0.5 } """,
        "$.sizing.spareReplicas: found 0.5; allowed: a whole number from 0 to 10"
    )]
    [InlineData(
        """ "sizing": { "requestsPerSecond": 0 } """,
        "$.sizing.requestsPerSecond: found 0; allowed: a number from 0.001 to 100,000,000"
    )]
    [InlineData(
        """ "sizing": { "growthPercentPerMonth": -1 } """,
        "$.sizing.growthPercentPerMonth: found -1; allowed: a number from 0 to 1,000"
    )]
    [InlineData(
        """ "sizing": { "prices": { "currency": "EUR" } } """,
        "$.sizing.prices: found no price; allowed: perCoreHour, perGiBHour, or both"
    )]
    [InlineData(
        """ "sizing": { "prices": { "perCoreHour": 0 } } """,
        "$.sizing.prices: found prices of 0; allowed: at least one above 0; without prices leave the section out"
    )]
    [InlineData(
        """ "sizing": { "prices": { "perCoreHour": -1 } } """,
        "$.sizing.prices.perCoreHour: found -1; allowed: a number from 0 to 1,000,000"
    )]
    [InlineData(
        """ "sizing": { "prices": { "currency": "two words", "perCoreHour": 1 } } """,
        """$.sizing.prices.currency: found "two words" (text); allowed: a word of 1 to 12 letters or signs, such as USD or €"""
    )]
    [InlineData(
        """ "confirm": { "locks": { "environment": { "A": 1 } } } """,
        """$.confirm.locks: found the unknown name "locks" (did you mean "lock"?); allowed: lock, thread-pool, connection-pool, concurrency-limit, database, dependency, network"""
    )]
    [InlineData(""" "confirm": { "lock": {} } """, "$.confirm.lock.environment: found nothing; allowed: an object")]
    [InlineData(
        """ "confirm": { "lock": { "environment": {} } } """,
        "$.confirm.lock.environment: found no variable; allowed: at least one, with the value to raise it to"
    )]
    [InlineData(
        """ "confirm": { "lock": { "node": "stop", "environment": { "A": 1 } } } """,
        """$.confirm.lock.node: found "stop" (did you mean "shop"?); allowed: shop"""
    )]
    [InlineData(
        """ "confirm": { "lock": { "environment": { "A": "{payments.url}" } } } """,
        """$.confirm.lock.environment.A: found the placeholder {payments.url}; allowed: {port}, {url}, {name}, {data}, {work}; services count once they are started"""
    )]
    [InlineData(
        """ "docker": { "images": { "nginx": "a b" } } """,
        """$.docker.images.nginx: found "a b" (text); allowed: an image, as [host[:port]/]name[:tag][@digest], the name in lower case"""
    )]
    [InlineData(""" "scaleToHost": "yes" """, """$.scaleToHost: found "yes" (text); allowed: true or false""")]
    public void A_mistake_in_a_setting_is_told(string setting, string told) =>
        Assert.Equal([told], folder.Told(PlanFolder.With(more: $",{setting}")));

    [Fact]
    public void What_is_raised_to_what_it_is_already_is_told() =>
        Assert.Equal(
            [
                "$.confirm.lock.environment.A: found the value that it has already; allowed: another one than the node's own",
            ],
            folder.Told(
                PlanFolder.With(
                    target: """{ "name": "shop", "executable": "shop", "environment": { "A": 8 } }""",
                    more: ""","confirm": { "lock": { "environment": { "A": "8" } } }"""
                )
            )
        );
}
