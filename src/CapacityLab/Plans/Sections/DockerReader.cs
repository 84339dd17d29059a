using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Sections;

internal static class DockerReader
{
    private static readonly Field<IReadOnlyDictionary<string, string>> Environment = Field.Optional(
        "environment",
        ProgramReader.EnvironmentShape,
        new Dictionary<string, string>(),
        "Environment variables of the target in the docker runtime, over its own. {database.connection}, {database.host}, {database.port}, {database.user} and {database.password} name the database."
    );

    private static readonly Field<Cpus> Cpus = Field.Optional(
        "cpus",
        Sizes.Cpus,
        "CPU limit of the database, in cores; by default none."
    );

    private static readonly Field<MemorySize> Memory = Field.Optional(
        "memoryMiB",
        Sizes.Memory,
        "Memory limit of the database, in MiB; by default none."
    );

    private static readonly Field<DatabaseOptions> Database = Field.Optional(
        "database",
        new ObjectShape<DatabaseOptions>(
            [Cpus, Memory],
            reader => new DatabaseOptions(reader.OptionalValue(Cpus), reader.OptionalValue(Memory))
        ),
        "A PostgreSQL container beside the target, named database, with its durability on."
    );

    private static readonly Field<string> Dotnet = Image("dotnet", "the image that the SDK names for the project");

    private static readonly Field<string> Nginx = Image("nginx", "the official one");

    private static readonly Field<string> Postgres = Image("postgres", "the official one");

    private static readonly Field<DockerPlan> Images = Field.Optional(
        "images",
        new ObjectShape<DockerPlan>([Dotnet, Nginx, Postgres], ReadImages),
        new DockerPlan(),
        "Base images in place of the official ones."
    );

    public static readonly ObjectShape<DockerPlan> Shape = new([Environment, Database, Images], Read);

    private static DockerPlan Read(ObjectReader reader) =>
        reader.Get(Images) with
        {
            Environment = reader.Get(Environment),
            Database = reader.Optional(Database),
        };

    private static DockerPlan ReadImages(ObjectReader reader) =>
        new()
        {
            DotnetImage = reader.Optional(Dotnet),
            NginxImage = reader.Optional(Nginx),
            PostgresImage = reader.Optional(Postgres),
        };

    private static Field<string> Image(string name, string byDefault) =>
        Field.Optional(name, ProgramReader.ImageShape, $"Image, as NAME:TAG; by default {byDefault}.");
}
