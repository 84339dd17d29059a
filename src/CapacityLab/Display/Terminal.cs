using Spectre.Console;

namespace CapacityLab.Display;

/// <summary>The two consoles: progress goes to standard error, what was asked for to standard output.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminal(IAnsiConsole Output, IAnsiConsole Error)
{
    /// <summary>Width of lines that go to a file or a pipe: they are never wrapped.</summary>
    private const int Unwrapped = 1_000;

#pragma warning disable RS0030 // This is the one place where the process's own streams are taken.
    public static Terminal OfProcess() =>
        new(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));
#pragma warning restore RS0030

    /// <summary>Whether a person watches: standard error is a terminal that can be redrawn.</summary>
    public bool IsWatched => Error.Profile.Capabilities.Interactive && Error.Profile.Out.IsTerminal;

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (redirected)
        {
            console.Profile.Width = Unwrapped;
        }

        return console;
    }
}
