namespace CapacityLab.Display;

/// <summary>How a run shows itself.</summary>
internal enum OutputMode
{
    /// <summary>Live where standard error is a terminal, else plain lines.</summary>
    Auto,
    Tty,
    Plain,

    /// <summary>result.json on standard output, plain lines on standard error.</summary>
    Json,

    /// <summary>The verdict alone.</summary>
    Quiet,
}
