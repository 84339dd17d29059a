using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>The target and the services beside it.</summary>
internal static class ProgramSection
{
    // The grammar of the registries: [HOST[:PORT]/]PART[/PART …][:TAG][@ALGORITHM:HEX], lower case but for the host and the tag.
    internal static readonly TextShape ImageShape = new(
        "an image, as [host[:port]/]name[:tag][@digest], the name in lower case",
        "^(?=.{1,512}$)"
            + @"(?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[A-Fa-f0-9:]+\])(?::[0-9]+)?/)?"
            + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
            + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
            + "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,128})?$"
    );

    internal static readonly MapShape<string> EnvironmentShape = new(
        new TextShape("a name without = and control characters", @"^[^=\u0000-\u001f]+$"),
        Any.Scalar
    );

    private static readonly FieldsOf<ProgramOptions> Fields = new(new ProgramOptions { Name = "" });

    private static readonly FieldOf<ProgramOptions> Project = Fields.Optional(
        "project",
        new ProgramFileShape(ProgramFiles.Project),
        program => program.Project,
        (program, project) => program with { Project = project },
        "A .NET project or the folder of one, relative to this file. Published as optimised code."
    );

    private static readonly FieldOf<ProgramOptions> Executable = Fields.Optional(
        "executable",
        new ProgramFileShape(ProgramFiles.Executable),
        program => program.Executable,
        (program, executable) => program with { Executable = executable },
        "A program to run as it is: a path relative to this file, or a name to be found on PATH."
    );

    private static readonly FieldOf<ProgramOptions> Image = Fields.Optional(
        "image",
        ImageShape,
        program => program.Image,
        (program, image) => program with { Image = image },
        "An image for the docker runtime, as NAME:TAG, that listens on the port that it is told by {port} or {url}, else on the one that it exposes."
    );

    private static readonly Field[] Programs = [Project.Field, Executable.Field, Image.Field];

    private static readonly FieldOf<ProgramOptions>[] Common =
    [
        Fields.Required(
            "name",
            new TextShape(
                "a name of 1 to 60 small letters, digits and hyphens that starts with a letter",
                "^[a-z][a-z0-9-]{0,59}$"
            ),
            program => program.Name,
            (program, name) => program with { Name = name },
            "Name of the node; replicas of the target are named NAME-1, NAME-2 and so on."
        ),
        Project,
        Executable,
        Image,
        Fields.Optional(
            "arguments",
            new ListShape<string>(Any.Scalar, 0, 1_000, "arguments"),
            program => Secrets.HideInArguments(program.Arguments),
            (program, arguments) => program with { Arguments = arguments },
            "Arguments of the program. Placeholders as in environment."
        ),
        Fields.Optional(
            "environment",
            EnvironmentShape,
            program => Secrets.HideInSettings(program.Environment),
            (program, environment) => program with { Environment = environment },
            "Environment variables. {port}, {url}, {name}, {data} (a folder that all nodes share), {work} (a folder of the node's own) and {SERVICE.url}, {SERVICE.port} are filled in for each node."
        ),
        Fields.Optional(
            "health",
            Any.UrlPath,
            program => program.Health,
            (program, path) => program with { Health = path },
            "Path that answers 2xx when the node is ready."
        ),
        Fields.Optional(
            "metrics",
            Any.UrlPath,
            program => program.Metrics,
            (program, path) => program with { Metrics = path },
            "Path of the node's metrics in the Prometheus format, by which bottlenecks inside of it are told apart; a node without such a page is measured from outside only."
        ),
        Fields.Optional(
            "readyTimeoutSeconds",
            Any.Seconds(0.1, 600),
            program => program.ReadyTimeout,
            (program, timeout) => program with { ReadyTimeout = timeout },
            "Time for each node of this program to become healthy; one that answers 4xx all the time for 5 s is given up earlier."
        ),
    ];

    public static readonly RecordShape<ProgramOptions> Target = new(Fields.Defaults, Common) { OneOf = Programs };

    /// <summary>Without a program of its own it is the target's; its limits are its own, those of the target the layout's.</summary>
    public static readonly RecordShape<ProgramOptions> Service = new(
        Fields.Defaults,
        [
            .. Common,
            Fields.Optional(
                "cpus",
                Sizes.Cpus,
                program => program.Cpus,
                (program, cpus) => program with { Cpus = cpus },
                "CPU limit of the service, in cores; by default none."
            ),
            Fields.Optional(
                "memoryMiB",
                Sizes.Memory,
                program => program.Memory,
                (program, memory) => program with { Memory = memory },
                "Memory limit of the service, in MiB; by default none."
            ),
        ]
    )
    {
        Presence = reader => reader.AtMostOne(Programs),
    };
}
