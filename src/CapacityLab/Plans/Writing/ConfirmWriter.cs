using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Writing;

internal static class ConfirmWriter
{
    public static JsonObject? Write(IReadOnlyDictionary<string, SettingRaise> raises) =>
        Node.Map(raises, (_, raise) => Write(raise));

    private static JsonObject Write(SettingRaise raise) =>
        Node.Object(
            ("node", raise.Node),
            ("environment", Node.Map(raise.Environment, (name, value) => Secrets.HideIn(name, value)))
        );
}
