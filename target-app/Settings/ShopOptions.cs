namespace TargetApp.Settings;

/// <summary>What this process plays in the sample.</summary>
internal enum Role
{
    /// <summary>Serves the storefront and the API.</summary>
    Shop,

    /// <summary>Is the external service that takes the money.</summary>
    Payments,
}

/// <summary>The group <c>Shop</c>: who this process is, where its data is and how it behaves around requests.</summary>
internal sealed record ShopOptions
{
    public Role Role { get; init; } = Role.Shop;

    /// <summary>The name in X-Replica and in log lines. Default: the machine's name.</summary>
    public string Replica { get; init; } = Environment.MachineName;

    /// <summary>The database file, which all replicas of one host share. Unused where PostgreSQL is set.</summary>
    public string SqlitePath { get; init; } = "shop.db";

    /// <summary>Npgsql's connection string; where it is set, orders go there.</summary>
    public string? PostgresConnectionString { get; init; }

    public Uri PaymentsUrl { get; init; } = new("http://127.0.0.1:5081");

    /// <summary>The longest wait for one charge, the wait for a free connection included. Default 2 s.</summary>
    public TimeSpan PaymentsTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait for requests in flight after SIGTERM. Default 5 s.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time that a draining replica goes on listening even when idle, for a balancer to notice. Default 0.</summary>
    public TimeSpan DrainNotice { get; init; } = TimeSpan.Zero;

    /// <summary>Whether /metrics is there. Default true.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>An OTLP collector (gRPC) that gets the request log too; none by default.</summary>
    public Uri? OtlpEndpoint { get; init; }

    public static ShopOptions Read(SettingsReader reader)
    {
        var fallback = new ShopOptions();
        return new()
        {
            Role = reader.Choice("Shop:Role", fallback.Role),
            Replica = reader.Text("Shop:Replica", fallback.Replica),
            SqlitePath = reader.Text("Shop:SqlitePath", fallback.SqlitePath),
            PostgresConnectionString = ReadPostgres(reader),
            PaymentsUrl = reader.Address("Shop:PaymentsUrl") ?? fallback.PaymentsUrl,
            PaymentsTimeout = reader.Milliseconds("Shop:PaymentsTimeoutMs", 2000, 1, 600_000),
            DrainTime = reader.Milliseconds("Shop:DrainMs", 5000, 0, 600_000),
            DrainNotice = reader.Milliseconds("Shop:DrainNoticeMs", 0, 0, 600_000),
            Metrics = reader.Flag("Shop:Metrics", fallback.Metrics),
            OtlpEndpoint = reader.Address("Shop:OtlpEndpoint"),
        };
    }

    private static string? ReadPostgres(SettingsReader reader)
    {
        var text = reader.Text("Shop:PostgresConnectionString");
        return text is null ? null : CheckPostgres(text, reader);
    }

    private static string CheckPostgres(string text, SettingsReader reader)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text).ToString();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            reader.Refuse($"Shop__PostgresConnectionString is not one that Npgsql takes: {wrong.Message}");
            return text;
        }
    }
}
