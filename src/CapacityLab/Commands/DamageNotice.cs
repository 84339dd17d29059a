using CapacityLab.Display;
using CapacityLab.Results.Runs;
using Spectre.Console;

namespace CapacityLab.Commands;

/// <summary>Says what is missing of a run whose journal is damaged.</summary>
internal static class DamageNotice
{
    public static void Write(Terminal terminal, RunResult result)
    {
        foreach (var warning in result.Warnings.Where(warning => warning.Code == "journal-damaged"))
        {
            terminal.Error.WriteLine($"{warning.Message} {warning.Advice}");
        }
    }
}
