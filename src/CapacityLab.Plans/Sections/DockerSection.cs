using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class DockerSection
{
    private static readonly FieldsOf<DatabaseOptions> OfDatabase = new(new DatabaseOptions(Cpus: null, Memory: null));

    private static readonly RecordShape<DatabaseOptions> Database = new(
        OfDatabase.Defaults,
        OfDatabase.Optional(
            "cpus",
            Sizes.Cpus,
            database => database.Cpus,
            (database, cpus) => database with { Cpus = cpus },
            "CPU limit of the database, in cores; by default none."
        ),
        OfDatabase.Optional(
            "memoryMiB",
            Sizes.Memory,
            database => database.Memory,
            (database, memory) => database with { Memory = memory },
            "Memory limit of the database, in MiB; by default none."
        )
    );

    private static readonly FieldsOf<DockerPlan> Fields = new(new DockerPlan());

    private static readonly RecordShape<DockerPlan> Images = new(
        Fields.Defaults,
        Image(
            "dotnet",
            docker => docker.DotnetImage,
            (docker, image) => docker with { DotnetImage = image },
            "the image that the SDK names for the project"
        ),
        Image(
            "nginx",
            docker => docker.NginxImage,
            (docker, image) => docker with { NginxImage = image },
            "the official one"
        ),
        Image(
            "postgres",
            docker => docker.PostgresImage,
            (docker, image) => docker with { PostgresImage = image },
            "the official one"
        )
    );

    public static readonly RecordShape<DockerPlan> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "environment",
            ProgramSection.EnvironmentShape,
            docker => Secrets.HideInSettings(docker.Environment),
            (docker, environment) => docker with { Environment = environment },
            "Environment variables of the target in the docker runtime, over its own. {database.connection}, {database.host}, {database.port}, {database.user} and {database.password} name the database."
        ),
        Fields.Optional(
            "database",
            Database,
            docker => docker.Database,
            (docker, database) => docker with { Database = database },
            "A PostgreSQL container beside the target, named database, with its durability on."
        ),
        Fields.Optional(
            "images",
            Images,
            docker => docker,
            (docker, images) =>
                docker with
                {
                    DotnetImage = images.DotnetImage,
                    NginxImage = images.NginxImage,
                    PostgresImage = images.PostgresImage,
                },
            "Base images in place of the official ones."
        )
    );

    private static FieldOf<DockerPlan> Image(
        string name,
        Func<DockerPlan, string?> get,
        Func<DockerPlan, string, DockerPlan> with,
        string byDefault
    ) => Fields.Optional(name, ProgramSection.ImageShape, get, with, $"Image, as NAME:TAG; by default {byDefault}.");
}
