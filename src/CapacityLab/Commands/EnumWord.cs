using System.Reflection;
using System.Text.Json.Serialization;

namespace CapacityLab.Commands;

/// <summary>The word of a choice at the command line.</summary>
internal static class EnumWord
{
    /// <summary>The name that JSON has for it where it states one, else its own in small letters.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        typeof(T).GetField($"{value}")?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? $"{value}".ToLowerInvariant();
}
