using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts;

/// <summary>A layout could not be stood up or broke down; the message is for the user and holds the node's last log lines.</summary>
public sealed class LayoutException : Exception
{
    public LayoutException() { }

    public LayoutException(string message)
        : base(message) { }

    public LayoutException(string message, Exception innerException)
        : base(message, innerException) { }

    public LayoutException(int exitCode, string node, string message)
        : base(message)
    {
        ExitCode = exitCode;
        Node = node;
    }

    /// <summary>6: the environment (engine, image, readiness); 7: the target crashed or ran out of memory.</summary>
    public int ExitCode { get; } = 6;

    public string Node { get; } = "";

    /// <summary>How the node ended, where one did; null where none ended.</summary>
    public NodeEvent? Happened { get; init; }
}
