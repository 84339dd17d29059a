using System.Diagnostics;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Balancers;

internal sealed class Nginx(string file) : IBalancer
{
    public const string BalancerName = "nginx";

    private static readonly string[] OutsideOfPath = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"];

    public string Name => BalancerName;

    /// <summary>Null where nginx is not on PATH; Debian keeps it where users' PATH does not reach.</summary>
    public static string? Find() =>
        OperatingSystem.IsWindows() ? null
        : ExecutableFile.OnPath(BalancerName) is { } found ? found
        : OutsideOfPath.FirstOrDefault(File.Exists);

    public ProgramSpec Program(BalancerPlan plan, int port)
    {
        var configuration = Path.Combine(plan.Folder, "nginx.conf");
        File.WriteAllText(configuration, NginxConfiguration.Write(plan, new NginxListener("127.0.0.1", port, User)));
        return new ProgramSpec
        {
            FileName = file,
            WorkingDirectory = plan.Folder,
            Arguments = ["-p", plan.Folder, "-c", configuration],
        };
    }

    /// <summary>Workers of a root nginx change to a user who may not reach the work folder, unless told not to.</summary>
    private static string User => Environment.IsPrivilegedProcess ? "root" : "";

    /// <summary>As nginx -v says it, such as 1.22.1.</summary>
    public static string Version(string file)
    {
        using var process = Process.Start(new ProcessStartInfo(file, "-v") { RedirectStandardError = true })!;
        var text = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return text.Split('/').Last().Trim();
    }
}
