using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Knobs;

/// <summary>One bottleneck that is made to order.</summary>
/// <param name="Name">Of the row.</param>
/// <param name="Cause">The right answer, as in <see cref="BottleneckCause"/>.</param>
/// <param name="Turn">Changes the sample plan; sizes and load vary with what is drawn.</param>
internal sealed record KnobCase(string Name, string Cause, Action<JsonNode, Random> Turn);
