using System.CommandLine;

namespace CapacityLab.Commands;

/// <summary>An option whose value is one of some words.</summary>
internal static class ChoiceOption
{
    /// <typeparam name="T">Its members are the words, as by <see cref="EnumWord"/>.</typeparam>
    public static Option<T> Of<T>(string name, string description)
        where T : struct, Enum
    {
        string[] allowed = [.. Enum.GetValues<T>().Select(EnumWord.Of)];
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', allowed),
            CustomParser = result =>
            {
                string found = result.Tokens[^1].Value;
                int chosen = Array.IndexOf(allowed, found);
                if (chosen < 0)
                {
                    result.AddError($"command line: {name}: found \"{found}\"; allowed: {string.Join(", ", allowed)}");
                    return default;
                }

                return Enum.GetValues<T>()[chosen];
            },
        };
    }
}
