using CapacityLab.Results.Runs;
using Spectre.Console;

namespace CapacityLab.Display;

/// <summary>The result at the end of a run, on the console.</summary>
internal static class ResultTables
{
    public static void Write(IAnsiConsole console, RunResult result) { }
}
