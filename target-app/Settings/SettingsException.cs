namespace TargetApp.Settings;

/// <summary>Settings that cannot be meant; the message names each one, what was found and what is allowed.</summary>
internal sealed class SettingsException(IReadOnlyList<string> errors)
    : Exception($"Bad settings:{string.Concat(errors.Select(error => $"\n  {error}"))}");
