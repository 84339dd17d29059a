using System.CommandLine;
using System.CommandLine.Parsing;
using CapacityLab.Plans;

namespace CapacityLab.Commands;

/// <summary>Refuses paths that are none: the empty text, as of a variable that is not set.</summary>
internal static class TypedPath
{
    public static Option<T> IsPath<T>(this Option<T> option)
    {
        option.Validators.Add(result => Check(result, option.Name));
        return option;
    }

    public static Argument<T> IsPath<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, argument.HelpName ?? argument.Name));
        return argument;
    }

    private static void Check(SymbolResult result, string name)
    {
        foreach (
            var token in result.Tokens.Where(token => token.Value.Trim().Length == 0 || token.Value.Contains('\0'))
        )
        {
            result.AddError(new PlanMistake("command line", name, FoundText.Quoted(token.Value), "a path").ToString());
        }
    }
}
