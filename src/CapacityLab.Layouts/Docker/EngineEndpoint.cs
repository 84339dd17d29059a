namespace CapacityLab.Layouts.Docker;

/// <summary>Where the engine is.</summary>
internal sealed record EngineEndpoint(Uri Address)
{
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

    /// <summary>DOCKER_HOST, else the first socket that is there.</summary>
    public static EngineEndpoint Find() =>
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host
        && Uri.TryCreate(host, UriKind.Absolute, out var address)
            ? new(address)
        : OperatingSystem.IsWindows() ? new(new Uri("npipe://./pipe/docker_engine"))
        : new(new Uri("unix://" + (Sockets.FirstOrDefault(File.Exists) ?? Sockets[0])));
}
