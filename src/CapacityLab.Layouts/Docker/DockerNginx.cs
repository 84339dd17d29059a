using CapacityLab.Layouts.Balancers;

namespace CapacityLab.Layouts.Docker;

/// <summary>nginx in a container; its folder has the same path inside and outside.</summary>
internal sealed class DockerNginx : IBalancer
{
    public string Name => Nginx.BalancerName;

    public ProgramSpec Program(BalancerPlan plan, int port)
    {
        var configuration = Path.Combine(plan.Folder, "nginx.conf");
        // Its master is root in the container, and so may its workers be: they write into a folder of this host's user.
        File.WriteAllText(
            configuration,
            NginxConfiguration.Write(plan, new NginxListener("0.0.0.0", port, User: "root"))
        );
        return new ProgramSpec
        {
            FileName = Nginx.BalancerName,
            WorkingDirectory = plan.Folder,
            Arguments = ["-p", plan.Folder, "-c", configuration],
        };
    }
}
