using CapacityLab.Layouts.Targets;

namespace CapacityLab.Layouts.Tests.Targets;

public sealed class TargetProjectTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_project_is_published_and_runs()
    {
        var folder = Project("return 0;");

        var program = await TargetProject.PublishAsync(folder, Path.Combine(lab.Folder, "out"), Lab.Cancellation);

        Assert.True(File.Exists(program.FileName));
        Assert.Equal(Path.Combine(lab.Folder, "out"), program.WorkingDirectory);
    }

    [Fact]
    public async Task The_compilers_errors_are_told_once_each()
    {
        var folder = Project("return nothing;");

        var error = await Assert.ThrowsAsync<EnvironmentException>(() =>
            TargetProject.PublishAsync(folder, Path.Combine(lab.Folder, "out"), Lab.Cancellation)
        );

        Assert.Equal(EnvironmentCause.Unavailable, error.Cause);
        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.Contains("CS0103", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_project_is_named()
    {
        var error = await Assert.ThrowsAsync<EnvironmentException>(() =>
            TargetProject.PublishAsync(lab.Folder, Path.Combine(lab.Folder, "out"), Lab.Cancellation)
        );

        Assert.Contains(lab.Folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_without_errors_is_told_by_its_end() => Assert.Equal("  two", Publish.Errors(["two"]));

    private string Project(string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(lab.Folder, "target")).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(
            Path.Combine(folder, "Small.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """
        );
        return folder;
    }
}
