using CapacityLab.Plans;
using CapacityLab.Results.Texts;
using Spectre.Console;

namespace CapacityLab.Display;

/// <summary>
/// The two consoles: progress goes to standard error, what was asked for to standard output. All that is written passes here, where what
/// a terminal would obey is made visible: targets, plans, files and engines say what they like.
/// </summary>
internal sealed class Terminal
{
    /// <summary>Width of lines that go to a file or a pipe: they are never wrapped.</summary>
    private const int Unwrapped = 1_000;

    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    public Terminal(IAnsiConsole output, IAnsiConsole error)
    {
        (Output, Error) = (Guarded(output), Guarded(error));
        OutputText = new ShownWriter(output.Profile.Out.Writer, this);
        ErrorText = new ShownWriter(error.Profile.Out.Writer, this);
    }

#pragma warning disable RS0030 // This is the one place where the process's own streams are taken.
    public static Terminal OfProcess() =>
        new(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));
#pragma warning restore RS0030

    /// <summary>Standard output, for lines and tables.</summary>
    public IAnsiConsole Output { get; }

    /// <summary>Standard error, for lines and tables.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Standard output as text that is never wrapped.</summary>
    public ShownWriter OutputText { get; }

    /// <summary>Standard error as text that is never wrapped.</summary>
    public ShownWriter ErrorText { get; }

    /// <summary>Whether a person watches: standard error is a terminal that can be redrawn.</summary>
    public bool IsWatched => Error.Profile.Capabilities.Interactive && Error.Profile.Out.IsTerminal;

    /// <summary>What is hidden wherever it stands; none until a plan was read.</summary>
    public SecretValues Secrets { get; set; } = SecretValues.None;

    /// <summary>A text as it may be shown.</summary>
    public string Shown(string text) => VisibleText.Of(Secrets.Hide(text));

    private IAnsiConsole Guarded(IAnsiConsole console)
    {
        console.Pipeline.Attach(new ShownTexts(this));
        return console;
    }

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
