namespace CapacityLab.Layouts.Docker;

/// <summary>Where the engine is.</summary>
/// <param name="Address">unix, npipe, tcp, http or https.</param>
/// <param name="IsExpected">Whether somebody named it, or its socket is there: then one that does not answer is a fault.</param>
internal sealed record EngineEndpoint(Uri Address, bool IsExpected = true)
{
    public const string Variable = "DOCKER_HOST";

    private static readonly string[] Sockets =
    [
        "/var/run/docker.sock",
        Path.Combine(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "/nowhere", "docker.sock"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker/run/docker.sock"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker/desktop/docker.sock"),
    ];

    /// <summary>Whether it runs on this machine: its containers share the host's processors with the generator.</summary>
    public bool IsLocal => Address.Scheme is "unix" or "npipe" || Address.IsLoopback;

    /// <summary>Host at which published ports are reached.</summary>
    public string Host => IsLocal ? "127.0.0.1" : Address.Host;

    /// <summary>DOCKER_HOST, else the first socket that is there. Null with the reason where DOCKER_HOST is no address.</summary>
    public static (EngineEndpoint? Endpoint, string Why) Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } host ? Parse(host)
        : OperatingSystem.IsWindows() ? (new(new Uri("npipe://./pipe/docker_engine"), IsExpected: false), "")
        : Array.Find(Sockets, File.Exists) is { } socket ? (new(new Uri("unix://" + socket)), "")
        : (new(new Uri("unix://" + Sockets[0]), IsExpected: false), "");

    internal static (EngineEndpoint? Endpoint, string Why) Parse(string host) =>
        Uri.TryCreate(host, UriKind.Absolute, out var address) && IsKnown(address)
            ? (new(address), "")
            : (
                null,
                $"{Variable}: found {host}; allowed: unix:///PATH, tcp://HOST:PORT, http://HOST:PORT, https://HOST:PORT"
            );

    /// <summary>ssh and remote pipes are not: neither client speaks them. localhost:2375 is a scheme localhost to a URI.</summary>
    private static bool IsKnown(Uri address) =>
        address.Scheme switch
        {
            "unix" => address.Host.Length == 0 && address.AbsolutePath.Length > 1,
            "npipe" => OperatingSystem.IsWindows(),
            "tcp" => address is { Host.Length: > 0, Port: > 0 },
            "http" or "https" => address.Host.Length > 0,
            _ => false,
        };
}
