using System.Runtime.InteropServices;
using CapacityLab.Layouts;
using CapacityLab.Layouts.Limits;

// A lab to be killed: stands a layout up, says so in a file, and waits. Arguments: dotnet, the target, a folder, a run id, and
// optionally affinity.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
var folder = args[2];
var replica = new NodeSpec
{
    Name = "shop",
    Role = "replica",
    Program = new ProgramSpec
    {
        FileName = args[0],
        Arguments = [args[1]],
        WorkingDirectory = folder,
        Environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "{url}" },
    },
};
var spec = new LayoutSpec
{
    RunId = args[3],
    Name = "killed",
    Replicas = 2,
    Replica = replica,
    Balancer = new BalancerSpec(),
    WorkFolder = Path.Combine(folder, "work"),
    LogFolder = Path.Combine(folder, "logs"),
};
var runtime = args.Contains("affinity") ? new ProcessRuntime(new AffinityEnforcer()) : new ProcessRuntime();
await using var layout = await runtime.StartAsync(spec, CancellationToken.None);
var ready = Path.Combine(folder, "ready");
await File.WriteAllTextAsync(ready + ".new", layout.Address.ToString());
File.Move(ready + ".new", ready);
await Task.Delay(TimeSpan.FromMinutes(5));
