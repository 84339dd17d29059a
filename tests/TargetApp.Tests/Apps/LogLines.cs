using System.Text.Json;

namespace TargetApp.Tests.Apps;

internal static class LogLines
{
    public static IReadOnlyList<JsonElement> Parse(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}
