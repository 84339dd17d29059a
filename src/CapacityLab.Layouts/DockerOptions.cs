namespace CapacityLab.Layouts;

/// <summary>Which images the docker runtime takes. Null: the official ones, or those of tools/offline-images where they are here.</summary>
public sealed record DockerOptions
{
    /// <summary>For targets that are .NET projects. Null: the image that the SDK names for the project.</summary>
    public string? DotnetImage { get; init; }

    public string? NginxImage { get; init; }

    public string? PostgresImage { get; init; }

    /// <summary>Take nothing from a registry: the images of tools/offline-images, or those that are named here.</summary>
    public bool Offline { get; init; }
}
