using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Sections;

/// <summary>Reads the target and the services beside it.</summary>
internal static class ProgramReader
{
    private static readonly Field<string> Name = Field.Required(
        "name",
        new TextShape(
            "a name of 1 to 60 small letters, digits and hyphens that starts with a letter",
            "^[a-z][a-z0-9-]{0,59}$"
        ),
        "",
        "Name of the node; replicas of the target are named NAME-1, NAME-2 and so on."
    );

    private static readonly Field<string> Project = Field.Optional(
        "project",
        Any.FilePath,
        "A .NET project or the folder of one, relative to this file. Published as optimised code."
    );

    private static readonly Field<string> Executable = Field.Optional(
        "executable",
        Any.FilePath,
        "A program to run as it is: a path relative to this file, or a name to be found on PATH."
    );

    // The grammar of the registries: [HOST[:PORT]/]PART[/PART …][:TAG][@ALGORITHM:HEX], lower case but for the host and the tag.
    internal static readonly TextShape ImageShape = new(
        "an image, as [host[:port]/]name[:tag][@digest], the name in lower case",
        "^(?=.{1,512}$)"
            + @"(?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[A-Fa-f0-9:]+\])(?::[0-9]+)?/)?"
            + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
            + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
            + "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,128})?$"
    );

    private static readonly Field<string> Image = Field.Optional(
        "image",
        ImageShape,
        "An image for the docker runtime, as NAME:TAG, that listens on the port that it is told by {port} or {url}, else on the one that it exposes."
    );

    private static readonly Field<IReadOnlyList<string>> Arguments = Field.Optional(
        "arguments",
        new ListShape<string>(Any.Scalar, 0, 1_000, "arguments"),
        [],
        "Arguments of the program. Placeholders as in environment."
    );

    internal static readonly MapShape<string> EnvironmentShape = new(
        new TextShape("a name without = and control characters", @"^[^=\u0000-\u001f]+$"),
        Any.Scalar
    );

    private static readonly Field<IReadOnlyDictionary<string, string>> Environment = Field.Optional(
        "environment",
        EnvironmentShape,
        new Dictionary<string, string>(),
        "Environment variables. {port}, {url}, {name}, {data} (a folder that all nodes share), {work} (a folder of the node's own) and {SERVICE.url}, {SERVICE.port} are filled in for each node."
    );

    private static readonly Field<string> Health = Field.Optional(
        "health",
        Any.UrlPath,
        "/healthz",
        "Path that answers 2xx when the node is ready."
    );

    private static readonly Field<string> Metrics = Field.Optional(
        "metrics",
        Any.UrlPath,
        "/metrics",
        "Path of the node's metrics in the Prometheus format, by which bottlenecks inside of it are told apart; a node without such a page is measured from outside only."
    );

    private static readonly Field<TimeSpan> ReadyTimeout = Field.Optional(
        "readyTimeoutSeconds",
        Any.Seconds(0.1, 600),
        TimeSpan.FromSeconds(30),
        "Time for each node of this program to become healthy; one that answers 4xx all the time for 5 s is given up earlier."
    );

    private static readonly Field<Cpus> Cpus = Field.Optional(
        "cpus",
        Sizes.Cpus,
        "CPU limit of the service, in cores; by default none."
    );

    private static readonly Field<MemorySize> Memory = Field.Optional(
        "memoryMiB",
        Sizes.Memory,
        "Memory limit of the service, in MiB; by default none."
    );

    private static readonly Field[] Common =
    [
        Name,
        Project,
        Executable,
        Image,
        Arguments,
        Environment,
        Health,
        Metrics,
        ReadyTimeout,
    ];

    public static readonly ObjectShape<ProgramOptions> Target = new(Common, ReadTarget, Project, Executable, Image);

    public static readonly ObjectShape<ProgramOptions> Service = new([.. Common, Cpus, Memory], ReadService);

    private static ProgramOptions ReadTarget(ObjectReader reader)
    {
        reader.JustOne(Project, Executable, Image);
        return Read(reader);
    }

    private static ProgramOptions ReadService(ObjectReader reader)
    {
        if (((Field[])[Project, Executable, Image]).Count(reader.Has) > 1)
        {
            reader.JustOne(Project, Executable, Image);
        }

        return Read(reader) with
        {
            Cpus = reader.OptionalValue(Cpus),
            Memory = reader.OptionalValue(Memory),
        };
    }

    private static ProgramOptions Read(ObjectReader reader) =>
        new()
        {
            Name = reader.Get(Name),
            Project = ProgramFiles.Project(reader.Place(Project), reader.Optional(Project)),
            Executable = ProgramFiles.Executable(reader.Place(Executable), reader.Optional(Executable)),
            Image = reader.Optional(Image),
            Arguments = reader.Get(Arguments),
            Environment = reader.Get(Environment),
            Health = reader.Get(Health),
            Metrics = reader.Get(Metrics),
            ReadyTimeout = reader.Get(ReadyTimeout),
        };
}
