using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts;

/// <summary>A layout could not be stood up or broke down; the message is for the user and holds the node's last log lines.</summary>
public sealed class EnvironmentException : Exception
{
    public EnvironmentException() { }

    public EnvironmentException(string message)
        : base(message) { }

    public EnvironmentException(string message, Exception innerException)
        : base(message, innerException) { }

    public EnvironmentException(EnvironmentCause cause, string node, string message)
        : base(message)
    {
        Cause = cause;
        Node = node;
    }

    /// <summary>Default: <see cref="EnvironmentCause.Unavailable"/>.</summary>
    public EnvironmentCause Cause { get; }

    public string Node { get; } = "";

    /// <summary>How the node ended, where one did; null where none ended.</summary>
    public NodeEvent? Happened { get; init; }
}
