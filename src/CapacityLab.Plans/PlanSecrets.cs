using System.Text;
using CapacityLab.Load.Http;
using CapacityLab.Results.Runs;

namespace CapacityLab.Plans;

/// <summary>The secrets of a plan, by the names that they have there.</summary>
internal static class PlanSecrets
{
    private static readonly string[] Schemes = ["Bearer ", "Basic ", "Token ", "ApiKey ", "Digest "];

    // Those of the result's format, without which it could not be read again.
    private static readonly string[] Words =
    [
        .. typeof(RunResult).Assembly.GetTypes().Where(type => type.IsEnum).SelectMany(Enum.GetNames),
    ];

    public static SecretValues Of(Plan plan)
    {
        var names = Names(plan);
        return new SecretValues(
            Found(plan)
                .SelectMany(Parts)
                .Where(value => !value.Contains("{{", StringComparison.Ordinal) && Secrets.IsSecretValue(value))
                .Where(value => !names.Contains(value))
        );
    }

    // What the plan itself shows as a name is no secret, and hidden it would make a report that nobody can read.
    private static HashSet<string> Names(Plan plan) =>
        new(
            plan.Layouts.Select(layout => layout.Name)
                .Concat(plan.Services.Select(service => service.Name))
                .Concat(plan.Scenarios.Select(scenario => scenario.Name))
                .Concat(plan.Scenarios.SelectMany(scenario => scenario.Http?.Steps ?? []).Select(step => step.Name))
                .Concat(Words)
                .Append(plan.Target.Name)
                .Append(plan.Name),
            StringComparer.OrdinalIgnoreCase
        );

    private static IEnumerable<string> Found(Plan plan) =>
        plan
            .Services.Prepend(plan.Target)
            .SelectMany(OfProgram)
            .Concat(plan.Docker.Environment.SelectMany(OfSetting))
            .Concat(plan.Confirm.Values.SelectMany(raise => raise.Environment).SelectMany(OfSetting))
            .Concat(plan.Scenarios.Select(scenario => scenario.Http).OfType<HttpScenario>().SelectMany(OfScenario))
            .Concat(plan.Alerts.Webhook is { } webhook ? OfWebhook(webhook) : []);

    private static IEnumerable<string> OfProgram(ProgramOptions program) =>
        program
            .Environment.SelectMany(OfSetting)
            .Concat(program.Arguments.SelectMany(Secrets.FindInText))
            .Concat(
                program
                    .Arguments.Select((_, index) => Secrets.SecretOfArgument(program.Arguments, index))
                    .OfType<string>()
            );

    private static IEnumerable<string> OfScenario(HttpScenario scenario) =>
        scenario
            .Steps.SelectMany(step =>
                step.Headers.SelectMany(OfSetting)
                    .Concat(Secrets.FindInText(step.Path))
                    .Concat(Secrets.FindInText(step.Body ?? ""))
            )
            .Concat(
                scenario
                    .Feeds.Where(feed => Secrets.IsSecretName(feed.Key))
                    .SelectMany(feed => feed.Value is Feed.Values values ? values.Items.Select(item => item.Text) : [])
            );

    private static IEnumerable<string> OfSetting(KeyValuePair<string, string> setting) =>
        Secrets.FindInText(setting.Value).Concat(Secrets.IsSecretName(setting.Key) ? [setting.Value] : []);

    // All but the host, as plan.json hides it.
    private static IEnumerable<string> OfWebhook(Uri webhook) =>
        [
            webhook.UserInfo,
            .. Secrets.FindInText(webhook.OriginalString),
            .. webhook
                .Segments.Append(webhook.PathAndQuery)
                .Select(part => part.Trim('/'))
                .Where(part => part.Length > 15),
        ];

    /// <summary>A value, and the parts of it that are of use alone.</summary>
    private static IEnumerable<string> Parts(string value)
    {
        yield return value;
        yield return Uri.UnescapeDataString(value);
        string bare = Schemes.FirstOrDefault(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            is { } found
            ? value[found.Length..].Trim()
            : value;
        yield return bare;
        if (bare.Length < value.Length && TryDecode(bare) is { } user)
        {
            yield return user;
            yield return user[(user.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }

        // Of a Cookie header.
        foreach (string pair in value.Contains('=', StringComparison.Ordinal) ? value.Split(';') : [])
        {
            yield return pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        }
    }

    private static string? TryDecode(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }
}
