using System.Text.Json.Nodes;

namespace Benchmarks.Truth.Foreign;

/// <summary>One column of the runs.</summary>
/// <param name="Title">In Markdown, and the name in JSON.</param>
/// <param name="Value">A text or a number; null: there is none.</param>
internal sealed record ForeignColumn(string Title, Func<ForeignRun, JsonNode?> Value);
