using System.CommandLine;

namespace CapacityLab.Commands;

/// <summary>Names the plan that a command is about.</summary>
internal static class PlanOption
{
    public static Option<string?> Create() =>
        new Option<string?>("--plan")
        {
            Description =
                "The plan, or the folder of one. Default: lab.json here, else the program's own; run and validate take that only near its project.",
            HelpName = "FILE",
        }.IsPath();
}
