using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

internal static class WarningText
{
    /// <summary>What a warning is about: its code and, where it speaks of one, the layout.</summary>
    public static string Subject(Warning warning) =>
        warning.Layout.Length == 0 ? $"{warning.Code}:" : $"{warning.Code}, {warning.Layout}:";
}
