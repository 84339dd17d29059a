using System.Globalization;
using System.Text.RegularExpressions;

namespace CapacityLab.Layouts.Processes;

/// <summary>Fills in what only the start of a layout knows; see <see cref="NodeSpec"/>.</summary>
internal sealed partial class Placeholders(IReadOnlyDictionary<string, string> values)
{
    public static Placeholders For(string node, int port, string dataFolder, IEnumerable<Node> services)
    {
        var values = new Dictionary<string, string>
        {
            ["name"] = node,
            ["data"] = dataFolder,
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["url"] = LoopbackPort.Url(port).GetLeftPart(UriPartial.Authority),
        };
        foreach (var service in services)
        {
            values[service.Name + ".url"] = service.Url.GetLeftPart(UriPartial.Authority);
            values[service.Name + ".port"] = service.Port.ToString(CultureInfo.InvariantCulture);
        }

        return new Placeholders(values);
    }

    public ProgramSpec Fill(string node, ProgramSpec program) =>
        program with
        {
            Arguments = [.. program.Arguments.Select(argument => Fill(node, argument))],
            Environment = program.Environment.ToDictionary(pair => pair.Key, pair => Fill(node, pair.Value)),
        };

    private string Fill(string node, string text) =>
        Pattern()
            .Replace(
                text,
                match =>
                    values.TryGetValue(match.Groups[1].Value, out var value)
                        ? value
                        : throw new LayoutException(
                            6,
                            node,
                            $"{node}: unknown placeholder {match.Value} in '{text}'. Known are "
                                + string.Join(", ", values.Keys.Order().Select(name => $"{{{name}}}"))
                                + "; a service is known to what starts after it."
                        )
            );

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z]+)?)\}")]
    private static partial Regex Pattern();
}
