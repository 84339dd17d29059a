using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

public class RunFolderTests
{
    private static readonly RunFolder Folder = new("/runs/one");

    [Fact]
    public void Each_name_of_a_layout_has_a_log_folder_of_its_own_inside_the_runs()
    {
        string[] names =
        [
            "..",
            ".",
            "...",
            "../../x",
            "a b",
            "a_b",
            "a/b",
            "a\\b",
            "a:b",
            "a|b",
            ".a b",
            "1 × 0.5 CPU",
            "1___0.5_CPU",
            "1 ×0.5 CPU",
            "1× 0.5 CPU",
            "1 × 0.5_CPU",
            "x",
            "x.",
        ];
        var folders = names.Select(Folder.Logs).ToList();

        Assert.Equal(names.Length, folders.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(folders, folder => Assert.Equal("/runs/one/logs", Path.GetDirectoryName(Path.GetFullPath(folder))));
    }

    [Theory]
    [InlineData("1 × 0.5 CPU", "1___0.5_CPU")]
    [InlineData("small", "small")]
    public void Usual_names_are_kept(string name, string folder) =>
        Assert.Equal($"/runs/one/logs/{folder}", Folder.Logs(name));
}
