using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Peers;

/// <summary>Programs on one processor.</summary>
internal static class Pinned
{
    public static Process Start(int cpu, string program, IEnumerable<string> arguments) =>
        Process.Start(
            new ProcessStartInfo("taskset", ["-c", cpu.ToString(CultureInfo.InvariantCulture), program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    /// <summary>Runs it to its end.</summary>
    public static string Output(int cpu, string program, IEnumerable<string> arguments)
    {
        using var process = Start(cpu, program, arguments);
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Length > 0
            ? output
            : throw new InvalidOperationException($"{program} told nothing: {error.Result}");
    }
}
