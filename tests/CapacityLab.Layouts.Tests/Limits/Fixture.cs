using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Tests.Limits;

/// <summary>A folder that looks like a mount of control groups; the kernel's part is played by plain files.</summary>
internal sealed class Fixture : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("capacitylab-cgroup-").FullName;

    public CgroupHost Host(string own) => new(Root, own);

    public Fixture With(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file)).Trim();

    public string OnlyGroup(string parent) =>
        Path.GetRelativePath(
            Root,
            Assert.Single(Directory.GetDirectories(Path.Combine(Root, parent), GroupName.Prefix + "*"))
        );

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
