using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Plans.Sections;

/// <summary>Reads what <c>--confirm</c> is to raise where the suspected resource is a setting.</summary>
internal static class ConfirmReader
{
    private static readonly Field<string> Node = Field.Optional(
        "node",
        Any.Text,
        "Whose setting it is: the target's name, which is the default, or a service's."
    );

    private static readonly Field<IReadOnlyDictionary<string, string>> Environment = Field.Required(
        "environment",
        ProgramReader.EnvironmentShape,
        new Dictionary<string, string>(),
        "Environment variables that raise it by a quarter or more, over those of the node. Placeholders as there."
    );

    private static readonly ObjectShape<SettingRaise> Raise = new([Node, Environment], ReadRaise);

    private static readonly Field<SettingRaise>[] Causes =
    [
        .. CauseSettings.All.Select(setting => Cause(setting.Cause, setting.Meaning)),
    ];

    public static readonly ObjectShape<IReadOnlyDictionary<string, SettingRaise>> Shape = new([.. Causes], Read);

    private static Field<SettingRaise> Cause(string cause, string description) =>
        Field.Optional(cause, Raise, $"What to raise where this is the bottleneck: {description}.");

    private static Dictionary<string, SettingRaise> Read(ObjectReader reader) =>
        Causes
            .Select(cause => (cause.Name, Raise: reader.Optional(cause)))
            .Where(cause => cause.Raise is not null)
            .ToDictionary(cause => cause.Name, cause => cause.Raise!);

    private static SettingRaise ReadRaise(ObjectReader reader)
    {
        var raise = new SettingRaise { Node = reader.Optional(Node), Environment = reader.Get(Environment) };
        if (raise.Environment.Count == 0 && !reader.At.HasMistakes)
        {
            reader.Place(Environment).Report("no variable", "at least one, with the value to raise it to");
        }

        return raise;
    }
}
