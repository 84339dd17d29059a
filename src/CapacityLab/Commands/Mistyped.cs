using System.CommandLine;
using CapacityLab.Plans;
using CapacityLab.Plans.Json;

namespace CapacityLab.Commands;

/// <summary>What is wrong with a command line, with the command or the option that was meant.</summary>
internal static class Mistyped
{
    public static IReadOnlyList<string> Messages(ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens.ToList();
        // The parser's own words of such a token say no more than that it is none.
        var others = parsed
            .Errors.Select(error => error.Message)
            .Where(message => !unknown.Exists(token => message.Contains($"'{token}'", StringComparison.Ordinal)));
        return [.. unknown.Select(token => Message(parsed.CommandResult.Command, token)).Concat(others).Distinct()];
    }

    private static string Message(Command command, string token)
    {
        bool isOption = token.StartsWith('-');
        var options = command.Options.Where(option => !option.Hidden).Select(option => option.Name).ToList();
        var commands = command.Subcommands.Select(one => one.Name).ToList();
        var known = isOption || commands.Count == 0 ? options : commands;
        string hint =
            !isOption && MayBePlan(token, options)
                ? $" (did you mean --plan {JsonText.Cut(token)}?)"
                : Nearest.Hint(token, known);
        string what = command is RootCommand ? "command line" : command.Name;
        return new PlanMistake(
            "command line",
            what,
            $"{FoundText.Quoted(token)}{hint}",
            JsonText.List(known)
        ).ToString();
    }

    private static bool MayBePlan(string token, List<string> options) =>
        options.Contains("--plan")
        && (
            token.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(token) || Directory.Exists(token)
        );
}
