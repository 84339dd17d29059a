using System.Globalization;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Confirming;

/// <summary>Raises a setting of the target or of a service to what the plan says for the cause.</summary>
internal sealed record EnvironmentRaise(Plan Plan, LayoutOptions Layout, bool InDocker)
{
    private const string NotSet = "not set";

    public RaiseAnswer Of(BottleneckResult bottleneck) =>
        Plan.Confirm.TryGetValue(bottleneck.Cause, out var raise)
            ? RaiseAnswer.Yes(Raised(raise))
            : RaiseAnswer.No(
                $"What to raise for {bottleneck.Cause} is a setting of the target or of what it calls; the plan names none. Name it in confirm.{bottleneck.Cause}."
            );

    private RaisedLayout Raised(SettingRaise raise)
    {
        var layout = Layout with { Name = ResourceRaise.NameOf(Plan, Layout) };
        string name = raise.Node ?? Plan.Target.Name;
        var program = Plan.Services.FirstOrDefault(service => service.Name == name) ?? Plan.Target;
        var raised = program with { Environment = Over(program.Environment, raise.Environment) };
        if (program != Plan.Target)
        {
            var services = Plan.Services.Select(service => service == program ? raised : service);
            return new(Plan with { Services = [.. services] }, layout, name, Changes(program.Environment, raise));
        }

        // In containers the plan's own variables for them lie over the target's; what is raised lies over both.
        var docker = Plan.Docker with
        {
            Environment = Over(Plan.Docker.Environment, raise.Environment),
        };
        var before = InDocker ? Over(program.Environment, Plan.Docker.Environment) : program.Environment;
        return new(Plan with { Target = raised, Docker = docker }, layout, name, Changes(before, raise));
    }

    private static List<ResourceChange> Changes(IReadOnlyDictionary<string, string> before, SettingRaise raise) =>
        [
            .. raise.Environment.Select(variable =>
                Change(variable.Key, before.GetValueOrDefault(variable.Key), variable.Value)
            ),
        ];

    private static ResourceChange Change(string name, string? from, string to) =>
        new(name, from is null ? NotSet : Secrets.HideIn(name, from), Secrets.HideIn(name, to))
        {
            Factor = Number(from) is > 0 and var low && Number(to) is { } high ? Math.Round(high / low, 4) : null,
        };

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : null;

    private static Dictionary<string, string> Over(
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyDictionary<string, string> raised
    )
    {
        var both = new Dictionary<string, string>(environment);
        foreach (var (name, value) in raised)
        {
            both[name] = value;
        }

        return both;
    }
}
