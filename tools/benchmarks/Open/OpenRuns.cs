using System.Globalization;
using Benchmarks.Peers;

namespace Benchmarks.Open;

/// <summary>Runs against one address from one processor.</summary>
internal sealed class OpenRuns(Uri url, int seconds, int cpu)
{
    public OpenRun AtRate(int rate) =>
        Run(
            Contender.Lab,
            "load",
            $"{url}",
            "--rate",
            rate.ToString(CultureInfo.InvariantCulture),
            "--duration",
            $"{seconds}s",
            "--warm-up",
            "1500ms",
            "--threads",
            "1",
            "--json"
        );

    public OpenRun SingleClient() => Run(Contender.Here, "drive", "single", $"{url}", "1", $"{seconds}");

    private OpenRun Run(params string[] arguments) => OpenRun.Read(Pinned.Output(cpu, "dotnet", arguments));
}
