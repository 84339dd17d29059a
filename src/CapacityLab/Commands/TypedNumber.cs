using System.CommandLine.Parsing;
using System.Globalization;
using CapacityLab.Plans;

namespace CapacityLab.Commands;

/// <summary>Reads numbers that were typed after an option; a text that is none is an error that tells what is allowed.</summary>
internal static class TypedNumber
{
    /// <summary>A whole number of 32 bits.</summary>
    public static int Whole(ArgumentResult result, string option, string allowed)
    {
        string found = Last(result);
        if (int.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        Refuse(result, option, found, allowed);
        return default;
    }

    /// <summary>One with a decimal point.</summary>
    public static double Real(ArgumentResult result, string option, string allowed) =>
        Real(result, Last(result), option, allowed);

    /// <summary>Each of several.</summary>
    public static double[] Reals(ArgumentResult result, string option, string allowed) =>
        [.. result.Tokens.Select(token => Real(result, token.Value, option, allowed))];

    private static double Real(ArgumentResult result, string found, string option, string allowed)
    {
        if (double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        Refuse(result, option, found, allowed);
        return default;
    }

    private static string Last(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;

    private static void Refuse(ArgumentResult result, string option, string found, string allowed) =>
        result.AddError(new PlanMistake("command line", option, FoundText.Quoted(found), allowed).ToString());
}
