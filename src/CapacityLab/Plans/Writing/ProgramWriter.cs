using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Writing;

internal static class ProgramWriter
{
    public static JsonObject Write(ProgramOptions program) =>
        Node.Object(
            ("name", program.Name),
            ("project", program.Project),
            ("executable", program.Executable),
            ("image", program.Image),
            ("arguments", Node.List(Secrets.HideInArguments(program.Arguments), argument => argument)),
            ("environment", Node.Map(program.Environment, (name, value) => Secrets.HideIn(name, value))),
            ("health", program.Health),
            ("metrics", program.Metrics),
            ("readyTimeoutSeconds", program.ReadyTimeout.TotalSeconds),
            ("cpus", program.Cpus?.Cores),
            ("memoryMiB", program.Memory?.MiB)
        );
}
