using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>Everything that is needed to run it again, and to know what it was run on.</summary>
internal static class ReproduceSection
{
    // Relaxed, because it is encoded once more on its way into the page.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Section Of(RunResult result) =>
        new(
            "reproduce",
            "Reproduce",
            "How do I run it again?",
            Markup.Of($"{Command(result)}{Facts(result)}{Plan(result)}")
        );

    private static Markup Command(RunResult result) =>
        result.Command.Length == 0
            ? Markup.Empty
            : Markup.Of($"<pre class=\"scroll command\" tabindex=\"0\"><code>{result.Command}</code></pre>\n");

    private static Markup Facts(RunResult result)
    {
        var facts = Pairs(result).Where(f => f.Value.Length > 0);
        return Markup.Of(
            $"<dl>\n{Markup.Join(facts.Select(f => Markup.Of($"<div><dt>{f.Name}</dt><dd>{f.Value}</dd></div>\n")))}</dl>\n"
        );
    }

    private static IEnumerable<(string Name, string Value)> Pairs(RunResult result) =>
        [
            ("Run", result.RunId),
            ("Started", Figures.Moment(result.StartedAt)),
            ("Took", Figures.Seconds(result.Duration)),
            ("Exit code", Figures.Count(result.ExitCode)),
            ("Host", result.Host.Name),
            (
                "System",
                string.Join(
                    ", ",
                    new[] { result.Host.OperatingSystem, result.Host.Architecture }.Where(s => s.Length > 0)
                )
            ),
            ("Processor", result.Host.Processor),
            ("Cores and memory", RunFacts.Host(result.Host)),
            ("Generator on processors", result.Host.GeneratorProcessors),
            ("Target on processors", result.Host.TargetProcessors),
            (".NET", result.Host.DotnetVersion),
            ("CapacityLab", result.Host.CapacityLabVersion),
            ("Result format", Figures.Count(result.SchemaVersion)),
        ];

    private static Markup Plan(RunResult result) =>
        result.Plan is not { ValueKind: not JsonValueKind.Undefined } plan
            ? Markup.Empty
            : Markup.Of(
                $"""
                <details><summary>The plan as it was carried out</summary>
                <pre class="scroll" tabindex="0"><code>{Json(plan)}</code></pre></details>

                """
            );

    private static string Json(JsonElement plan)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            plan.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
