namespace TargetApp.Storage;

/// <summary>The database cannot be used; the message says which and why.</summary>
internal sealed class StorageException(string message, Exception inner) : Exception(message, inner);
