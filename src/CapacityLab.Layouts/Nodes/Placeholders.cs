using System.Globalization;
using CapacityLab.Results.Texts;

namespace CapacityLab.Layouts.Nodes;

/// <summary>Fills in what only the start of a layout knows; see <see cref="NodeSpec"/>.</summary>
internal sealed class Placeholders(IReadOnlyDictionary<string, string> values)
{
    /// <param name="node">Name of the node.</param>
    /// <param name="listen">Host and port on which it listens.</param>
    /// <param name="folders">Where it may write.</param>
    /// <param name="services">Started before it.</param>
    /// <param name="ofRuntime">What the runtime knows besides.</param>
    public static Placeholders For(
        string node,
        Uri listen,
        NodeFolders folders,
        IEnumerable<INode> services,
        IReadOnlyDictionary<string, string> ofRuntime
    )
    {
        var values = new Dictionary<string, string>(ofRuntime)
        {
            ["name"] = node,
            ["data"] = folders.Data,
            ["work"] = folders.Work,
            ["port"] = listen.Port.ToString(CultureInfo.InvariantCulture),
            ["url"] = listen.GetLeftPart(UriPartial.Authority),
        };
        foreach (var service in services)
        {
            values[service.Name + ".url"] = service.InnerUrl.GetLeftPart(UriPartial.Authority);
            values[service.Name + ".port"] = service.InnerUrl.Port.ToString(CultureInfo.InvariantCulture);
        }

        return new Placeholders(values);
    }

    /// <summary>Whether a program, not yet filled in, is told where to listen.</summary>
    public static bool TellPort(ProgramSpec program) =>
        program
            .Arguments.Concat(program.Environment.Values)
            .SelectMany(Placeholder.In)
            .Any(one => one.Name is "port" or "url");

    public ProgramSpec Fill(string node, ProgramSpec program) =>
        program with
        {
            Arguments = [.. program.Arguments.Select(argument => Fill(node, argument))],
            Environment = program.Environment.ToDictionary(pair => pair.Key, pair => Fill(node, pair.Value)),
        };

    private string Fill(string node, string text) =>
        Placeholder.Fill(
            text,
            one =>
                values.TryGetValue(one.Name, out var value)
                    ? value
                    : throw new EnvironmentException(
                        EnvironmentCause.Unavailable,
                        node,
                        $"{node}: unknown placeholder {{{one.Name}}} in '{text}'. Known are "
                            + string.Join(", ", values.Keys.Order().Select(name => $"{{{name}}}"))
                            + "; a service is known to what starts after it."
                    )
        );
}
