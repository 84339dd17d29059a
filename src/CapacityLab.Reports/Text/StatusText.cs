using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

internal static class StatusText
{
    /// <summary>What a run's status means for its reader, in a sentence.</summary>
    public static string Of(RunStatus status) =>
        status switch
        {
            RunStatus.Complete => "Every layout was carried out.",
            RunStatus.Partial =>
                "The run was interrupted, or a layout could not be measured. What is shown was measured; what is missing may change the verdict.",
            _ => "Nothing in it may be relied on. The warnings say why.",
        };
}
