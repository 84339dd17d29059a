namespace Benchmarks.Truth.Foreign;

/// <summary>A service that is neither .NET nor ours, as its users start it; its files lie in tools/foreign-targets/NAME.</summary>
/// <param name="Name">Of the folder, and of the node.</param>
/// <param name="Program">On PATH, or {files}/NAME.</param>
/// <param name="Arguments">{files}: its folder; {classes}: where its classes were compiled to.</param>
/// <param name="ThreadsThatCompute">Of one replica; <see cref="int.MaxValue"/>: as many as there are requests.</param>
/// <param name="Microseconds">Processor time that a request takes beside what a knob adds, rather more than less.</param>
/// <param name="MemoryMiB">Limit that is ample for it.</param>
internal sealed record ForeignService(
    string Name,
    string Program,
    IReadOnlyList<string> Arguments,
    int ThreadsThatCompute,
    double Microseconds,
    int MemoryMiB
)
{
    /// <summary>Of gunicorn where permits do not say otherwise; the number stands in its configuration.</summary>
    private const int PythonWorkers = 4;

    public static ForeignService Node { get; } = new("node", "node", ["{files}/server.js"], 1, 400, 256);

    public static ForeignService Python { get; } =
        new(
            "python",
            "gunicorn",
            ["-c", "{files}/gunicorn.conf.py", "--chdir", "{files}", "app:app"],
            PythonWorkers,
            2500,
            256
        );

    /// <summary>Its kept memory is the kernel's to limit: the runtime's own bound is set out of reach.</summary>
    public static ForeignService Java { get; } =
        new("java", "java", ["-XX:MaxDirectMemorySize=8g", "-cp", "{classes}", "Server"], int.MaxValue, 600, 384);

    public static ForeignService Nginx { get; } = new("nginx", "{files}/start.sh", [], 1, 200, 128);

    public static IReadOnlyList<ForeignService> All { get; } = [Node, Python, Java, Nginx];

    /// <summary>Built from the service's folder upon tools/offline-images.</summary>
    public string Image => $"capacitylab-foreign/{Name}:1";

    public string FilledProgram(string files) => Program.Replace("{files}", files, StringComparison.Ordinal);

    public IReadOnlyList<string> FilledArguments(string files, string classes) =>
        [
            .. Arguments.Select(argument =>
                argument
                    .Replace("{files}", files, StringComparison.Ordinal)
                    .Replace("{classes}", classes, StringComparison.Ordinal)
            ),
        ];
}
