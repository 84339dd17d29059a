using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Plans.Sections;

/// <summary>The settings that <c>--confirm</c> raises, by cause.</summary>
internal static class ConfirmSection
{
    private static readonly FieldsOf<SettingRaise> OfRaise = new(new SettingRaise());

    private static readonly FieldOf<SettingRaise> Environment = OfRaise.Required(
        "environment",
        ProgramSection.EnvironmentShape,
        raise => Secrets.HideInSettings(raise.Environment),
        (raise, environment) => raise with { Environment = environment },
        "Environment variables that raise it by a quarter or more, over those of the node. Placeholders as there."
    );

    private static readonly RecordShape<SettingRaise> Raise = new(
        OfRaise.Defaults,
        OfRaise.Optional(
            "node",
            Any.Text,
            raise => raise.Node,
            (raise, node) => raise with { Node = node },
            "Whose setting it is: the target's name, which is the default, or a service's."
        ),
        Environment
    )
    {
        Completion = Check,
    };

    private static readonly FieldsOf<IReadOnlyDictionary<string, SettingRaise>> Causes = new(
        new Dictionary<string, SettingRaise>()
    );

    public static readonly RecordShape<IReadOnlyDictionary<string, SettingRaise>> Shape = new(
        Causes.Defaults,
        [.. CauseSettings.All.Select(setting => Cause(setting.Cause, setting.Meaning))]
    );

    private static FieldOf<IReadOnlyDictionary<string, SettingRaise>> Cause(string cause, string description) =>
        Causes.Optional(
            cause,
            Raise,
            raises => raises.GetValueOrDefault(cause),
            (raises, raise) => new Dictionary<string, SettingRaise>(raises) { [cause] = raise },
            $"What to raise where this is the bottleneck: {description}."
        );

    private static SettingRaise Check(ObjectReader reader, SettingRaise raise)
    {
        if (raise.Environment.Count == 0 && !reader.At.HasMistakes)
        {
            reader.Place(Environment.Field).Report("no variable", "at least one, with the value to raise it to");
        }

        return raise;
    }
}
