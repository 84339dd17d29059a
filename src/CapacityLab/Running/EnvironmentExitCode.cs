using CapacityLab.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>The exit code of what keeps a layout from being measured.</summary>
internal static class EnvironmentExitCode
{
    public static int Of(EnvironmentCause cause) =>
        cause == EnvironmentCause.NodeEnded ? ExitCodes.TargetCrashed : ExitCodes.Environment;
}
