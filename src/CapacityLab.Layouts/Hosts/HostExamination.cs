using System.Globalization;
using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Processes;
using CapacityLab.Layouts.Sampling;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Hosts;

/// <summary>What doctor says of this host.</summary>
internal static class HostExamination
{
    private const int ProcessorsForLayouts = 2;

    public static IReadOnlyList<HostFact> Run(CgroupHost host) =>
        [Limits(host), Processors(), Memory(), Balancer(), Sdk(), Sockets(), Sessions(), Permission(), Runtime(host)];

    private static HostFact Limits(CgroupHost host)
    {
        var enforcer = LimitEnforcers.Choose(host, out var why);
        var better = enforcer.Name != LimitMechanism.Affinity;
        var found = why.Length == 0 ? enforcer.Name : $"{enforcer.Name}, since {why}";
        return new("limits", better, found, better ? "" : Improve(host));
    }

    private static string Improve(CgroupHost host) =>
        !OperatingSystem.IsLinux() ? "Use the docker runtime: this system has no control groups for processes."
        : host.IsV2 ? "Run the lab by: systemd-run --user --scope -p Delegate=yes dotnet run --project loadtests"
        : "Run the lab as root, or boot with systemd.unified_cgroup_hierarchy=1 for groups that a user can have.";

    private static HostFact Processors()
    {
        var allowed = Affinity.Allowed();
        var enough = allowed.Count >= ProcessorsForLayouts;
        return new(
            "processors",
            enough,
            $"{allowed.Count} of {Count("/sys/devices/system/cpu/online")} usable",
            enough ? "" : "Generator and target share one processor; use a host with two or more."
        );
    }

    private static HostFact Memory()
    {
        var bytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return new("memory", true, $"{new MemorySize(bytes)} for this process", "");
    }

    private static HostFact Balancer() =>
        Nginx.Find() is { } file
            ? new("nginx", true, $"{Nginx.Version(file)} at {file}", "")
            : new(
                "nginx",
                false,
                "not on PATH; YARP stands in",
                "Install nginx, such as by: apt-get install nginx-light"
            );

    private static HostFact Sdk()
    {
        var file = DotnetHost.File;
        var sdks = Path.Combine(Path.GetDirectoryName(file) ?? "", "sdk");
        var found = Directory.Exists(sdks) ? Directory.GetDirectories(sdks).Select(Path.GetFileName).ToList() : [];
        return found.Count > 0
            ? new("dotnet-sdk", true, string.Join(", ", found), "")
            : new(
                "dotnet-sdk",
                false,
                "none beside " + file,
                "Install the .NET SDK to have targets given as projects built."
            );
    }

    private static HostFact Sockets()
    {
        using var sockets = SocketDiagnostics.TryOpen();
        return sockets is not null
            ? new("socket-diagnostics", true, "bytes by node", "")
            : new("socket-diagnostics", false, "not offered: bytes by node are unknown", "On Linux: modprobe tcp_diag");
    }

    private static HostFact Sessions() =>
        NodeLauncher.Setsid is { } file
            ? new("sessions", true, file, "")
            : new(
                "sessions",
                false,
                "no setsid: Ctrl-C ends nodes before the lab has read them",
                "Install util-linux."
            );

    private static HostFact Permission() =>
        new("permission", true, Environment.IsPrivilegedProcess ? "root" : $"user {Environment.UserName}", "");

    private static HostFact Runtime(CgroupHost host)
    {
        var exact = LimitEnforcers.Choose(host, out _).Name != LimitMechanism.Affinity;
        return new(
            "runtime process",
            exact,
            $"can: projects, executables, several replicas behind {(Nginx.Find() is null ? "yarp" : "nginx or yarp")}; "
                + $"cannot: images, PostgreSQL{(exact ? "" : ", parts of a processor, memory limits")}",
            ""
        );
    }

    private static string Count(string list) =>
        File.Exists(list)
            ? Ranges(File.ReadAllText(list)).ToString(CultureInfo.InvariantCulture)
            : Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);

    /// <summary>The kernel's lists, such as 0-3,6.</summary>
    internal static int Ranges(string list) =>
        list.Trim()
            .Split(',')
            .Select(range => range.Split('-').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray())
            .Sum(ends => ends[^1] - ends[0] + 1);
}
