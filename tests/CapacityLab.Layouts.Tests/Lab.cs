using System.Reflection;
using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Tests;

/// <summary>Layouts of the test target, each in folders of its own.</summary>
internal sealed class Lab : IDisposable
{
    public static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    public string RunId { get; } = Guid.NewGuid().ToString("N");

    public string Folder { get; } = Directory.CreateTempSubdirectory("capacitylab-tests-").FullName;

    public static string TargetFile { get; } = Metadata("TestTarget");

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public LayoutSpec Spec(int replicas = 1) =>
        new()
        {
            RunId = RunId,
            Name = "test",
            Replicas = replicas,
            Replica = Target("shop"),
            Balancer = replicas > 1 ? new BalancerSpec { Kind = BalancerKind.Yarp } : null,
            WorkFolder = Path.Combine(Folder, "work"),
            LogFolder = Path.Combine(Folder, "logs"),
        };

    public static NodeSpec Target(string name, params (string Name, string Value)[] environment) =>
        new()
        {
            Name = name,
            Role = "replica",
            Program = new ProgramSpec
            {
                FileName = DotnetHost.File,
                Arguments = [TargetFile],
                WorkingDirectory = Path.GetDirectoryName(TargetFile)!,
                Environment = environment
                    .Append(("ASPNETCORE_URLS", "{url}"))
                    .Append(("NAME", "{name}"))
                    .ToDictionary(pair => pair.Item1, pair => pair.Item2),
            },
            MemoryLimit = MemorySize.FromMiB(256),
        };

    public static Task<ILayout> StartAsync(LayoutSpec spec) => new ProcessRuntime().StartAsync(spec, Cancellation);

    public static Task<string> GetAsync(ILayout layout, string path) =>
        Http.GetStringAsync(new Uri(layout.Address, path), Cancellation);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static string Metadata(string key) =>
        Path.GetFullPath(
            typeof(Lab).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!
        );
}
