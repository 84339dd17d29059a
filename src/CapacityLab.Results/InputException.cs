namespace CapacityLab.Results;

/// <summary>
/// A user's mistake: in a plan, on the command line, or in a file that a command is given. The message says what was found and what is
/// allowed.
/// </summary>
public class InputException : Exception
{
    public InputException() { }

    public InputException(string message)
        : base(message) { }

    public InputException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Every mistake by itself, as it is shown.</summary>
    public virtual IReadOnlyList<string> Lines => [Message];

    /// <summary>Whether the message says which file, folder or option it is about.</summary>
    public bool NamesItsPlace { get; init; }
}
