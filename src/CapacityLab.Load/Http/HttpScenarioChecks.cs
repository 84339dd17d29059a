namespace CapacityLab.Load.Http;

/// <summary>What is wrong with a scenario of data, all of it at once.</summary>
internal static class HttpScenarioChecks
{
    public static IReadOnlyList<string> Problems(HttpScenario scenario)
    {
        var problems = new List<string>();
        if (scenario.Steps.Count == 0)
        {
            problems.Add($"Scenario '{scenario.Name}' has no steps.");
        }

        foreach (var (name, feed) in scenario.Feeds)
        {
            problems.AddRange(ProblemsOf(feed).Select(p => $"Feed '{name}' of scenario '{scenario.Name}' {p}"));
        }

        problems.AddRange(TableProblems(scenario));
        if (scenario.Cookies && scenario.Steps.FirstOrDefault(step => step.Has("Cookie")) is { } own)
        {
            problems.Add(
                $"Scenario '{scenario.Name}' keeps cookies, and step '{own.Name}' has a Cookie header of its own."
            );
        }

        var known = scenario.Feeds.Keys.ToHashSet();
        foreach (var step in scenario.Steps)
        {
            problems.AddRange(
                ProblemsOf(step, known).Select(p => $"Step '{step.Name}' of scenario '{scenario.Name}': {p}")
            );
            known.UnionWith(step.Capture.Keys);
        }

        return problems;
    }

    private static IEnumerable<string> TableProblems(HttpScenario scenario) =>
        scenario
            .Feeds.Values.OfType<Feed.Values>()
            .Where(feed => feed.Table is not null)
            .GroupBy(feed => feed.Table)
            .Where(table => table.Select(feed => (feed.Items.Count, feed.Order)).Distinct().Skip(1).Any())
            .Select(table =>
                $"Feeds of the table '{table.Key}' of scenario '{scenario.Name}' differ in the number of their values or in their order."
            );

    private static IEnumerable<string> ProblemsOf(Feed feed) =>
        feed switch
        {
            Feed.Range range when range.From > range.To =>
            [
                $"runs from {range.From} to {range.To}: the end is before the start.",
            ],
            Feed.Values { Items.Count: 0 } => ["has no values."],
            _ => [],
        };

    private static IEnumerable<string> ProblemsOf(HttpStep step, HashSet<string> known)
    {
        if (!step.Path.StartsWith('/') && !step.Path.StartsWith("{{", StringComparison.Ordinal))
        {
            yield return $"the path '{step.Path}' does not start with a slash.";
        }

        foreach (var status in step.ExpectStatus.Where(s => s is < 100 or > 599))
        {
            yield return $"the expected status {status} is not from 100 to 599.";
        }

        foreach (var problem in Texts(step).SelectMany(text => SlotProblems(text, known)))
        {
            yield return problem;
        }

        foreach (var problem in step.Capture.Values.SelectMany(PathProblems))
        {
            yield return problem;
        }

        foreach (var problem in step.Headers.SelectMany(h => HeaderProblems(h.Key, h.Value)))
        {
            yield return problem;
        }

        if (!HttpSyntax.IsToken(step.Method))
        {
            yield return $"'{step.Method}' is not a request method, as GET or POST.";
        }

        if (step.Method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase))
        {
            yield return "CONNECT asks for a tunnel, not for an answer.";
        }

        if (step is { Body: not null, BodyBytes: not null })
        {
            yield return "it has both a body of text and one of bytes.";
        }
    }

    // Values are not told: one may be a password.
    private static IEnumerable<string> HeaderProblems(string name, string value)
    {
        if (!HeaderPlan.IsName(name))
        {
            yield return $"'{name}' is not the name of a header.";
        }

        if (HttpStep.OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"the header '{name}' is set by the lab itself, from the body.";
        }

        if (!HttpSyntax.IsFieldValue(value))
        {
            yield return $"the value of the header '{name}' holds a control character.";
        }
    }

    private static IEnumerable<string> Texts(HttpStep step) =>
        [step.Path, .. step.Headers.Select(h => h.Value), .. step.Body is { } body ? (string[])[body] : []];

    private static IReadOnlyList<string> SlotProblems(string text, HashSet<string> known)
    {
        try
        {
            return
            [
                .. Template
                    .NamesIn(text)
                    .Where(name => !known.Contains(name))
                    .Select(name => $"the slot {{{{{name}}}}} is neither a feed nor captured by an earlier step."),
            ];
        }
        catch (FormatException wrong)
        {
            return [wrong.Message];
        }
    }

    private static IReadOnlyList<string> PathProblems(string path)
    {
        try
        {
            JsonPath.Parse(path);
            return [];
        }
        catch (FormatException wrong)
        {
            return [wrong.Message];
        }
    }
}
