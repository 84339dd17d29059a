using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Processes;

/// <summary>Starts the process of a node inside its limits.</summary>
internal sealed class NodeLauncher(string runId, string logFolder, RunState state)
{
    /// <summary>
    /// Joins the groups, then becomes the program: nothing of the program runs outside of its limits. $1 is the log, $2 how
    /// many entry files follow.
    /// </summary>
    private const string EnterAndBecome = """
        exec </dev/null >>"$1" 2>&1
        left=$2
        shift 2
        while [ "$left" -gt 0 ]; do
          echo $$ > "$1" || exit 126
          shift
          left=$((left - 1))
        done
        exec "$@"
        """;

    /// <summary>
    /// A session of its own keeps Ctrl-C in the terminal from the node: the lab decides when it ends. Ignoring SIGINT
    /// instead would not do, since runtimes install their own handler.
    /// </summary>
    public static string? Setsid { get; } = OperatingSystem.IsLinux() ? ExecutableFile.OnPath("setsid") : null;

    public ProcessNode Launch(NodePlan plan, int port, ILimitEnforcer enforcer, NodePlacement placement)
    {
        var program = plan.Program(port);
        if (program.Image is { } image)
        {
            throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                plan.Name,
                $"{plan.Name}: the process runtime takes a project or an executable, not the image {image}."
            );
        }

        var file = ExecutableFile.Find(plan.Name, program);
        var group = enforcer.Create(plan.Name, plan.Limit, placement.Processors, placement.Boost);
        var log = new LogFile(Path.Combine(logFolder, plan.Name + ".log"));
        try
        {
            var start = StartInfo(file, program, group, log);
            var defaults = BoostedRuntime.Defaults(plan.Limit, placement);
            NodeEnvironment.Fill(start.Environment, program, [.. group.Environment, .. defaults], Label());
            var node = new ProcessNode(plan, port, Start(start, placement.Start(group.Processors), log), group, log);
            state.Add(node.ProcessId);
            node.Watch();
            return node;
        }
        catch (Win32Exception e)
        {
            group.Remove();
            throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                plan.Name,
                $"{plan.Name}: cannot start {file}: {e.Message}"
            );
        }
        catch
        {
            group.Remove();
            throw;
        }
    }

    private Dictionary<string, string> Label() =>
        new() { [LabOwner.RunVariable] = runId, [LabOwner.Variable] = LabOwner.This.ToString() };

    private static ProcessStartInfo StartInfo(string file, ProgramSpec program, INodeGroup group, LogFile log)
    {
        var start = new ProcessStartInfo
        {
            FileName = file,
            WorkingDirectory = program.WorkingDirectory,
            UseShellExecute = false,
        };
        if (OperatingSystem.IsWindows())
        {
            (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        }
        else
        {
            List<string> command = Setsid is null ? ["/bin/sh"] : [Setsid, "/bin/sh"];
            string count = group.EntryFiles.Count.ToString(CultureInfo.InvariantCulture);
            command.AddRange(["-c", EnterAndBecome, "node", log.Path, count, .. group.EntryFiles, file]);
            start.FileName = command[0];
            command.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        }

        program.Arguments.ToList().ForEach(start.ArgumentList.Add);
        return start;
    }

    /// <summary>Affinity is inherited from the thread that forks, so a thread of its own starts the process.</summary>
    private static Process Start(ProcessStartInfo info, IReadOnlyList<int> processors, LogFile log)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                if (processors.Count > 0)
                {
                    Affinity.SetForThisThread(processors);
                }

                started.SetResult(Process.Start(info)!);
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        thread.Start();
        var process = started.Task.GetAwaiter().GetResult();
        if (info.RedirectStandardOutput)
        {
            LogCopy.Begin(process, log);
        }

        return process;
    }
}

/// <summary>Where nodes run and whether their CPU limits wait.</summary>
internal sealed record NodePlacement(IReadOnlyList<int> Processors, bool Boost, IReadOnlyList<int> BoostProcessors)
{
    /// <summary>Where nodes run now; empty: everywhere.</summary>
    public IReadOnlyList<int> Current => Start(Processors);

    /// <summary>Where a node starts that its group would start on these.</summary>
    public IReadOnlyList<int> Start(IReadOnlyList<int> ofGroup) =>
        Boost && BoostProcessors.Count > 0 ? BoostProcessors : ofGroup;
}
