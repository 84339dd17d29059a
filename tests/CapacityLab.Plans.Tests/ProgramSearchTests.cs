namespace CapacityLab.Plans.Tests;

public sealed class ProgramSearchTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Programs_that_are_not_on_this_host_are_told_once_each_before_anything_starts()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a file's name says whether it is a program.");
        folder.Write("plain", "");
        folder.Write("script", "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder.Path, "script"), (UnixFileMode)0b111_101_101);
        }

        Assert.Equal(
            [
                "$.target.executable: found \"gunicornn\" (on no folder of PATH); allowed: a program's file, or a name to be found on PATH",
            ],
            Told("""{ "name": "shop", "executable": "gunicornn" }""")
        );
        Assert.Equal(
            [
                "$.target.executable: found \"plain\" (on no folder of PATH); allowed: a program's file, or a name to be found on PATH",
            ],
            Told("""{ "name": "shop", "executable": "plain" }""")
        );
        Assert.Equal(
            [
                "$.target.executable: found \"./plain\" (not executable); allowed: a file that may be executed; chmod +x makes it one",
            ],
            Told("""{ "name": "shop", "executable": "./plain" }""")
        );
        Assert.Equal(
            ["$.target.project: found \"./plain\" (no project); allowed: a project file, or a folder with just one"],
            Told("""{ "name": "shop", "project": "./plain" }""")
        );
        Assert.Equal(
            [
                "$.target.executable: found \"./nothing\" (no such file); allowed: a program's file, or a name to be found on PATH",
            ],
            Told("""{ "name": "shop", "executable": "./nothing" }""")
        );
        Assert.Empty(Told("""{ "name": "shop", "executable": "./script" }"""));
        Assert.Empty(Told("""{ "name": "shop", "executable": "script" }"""));
        Assert.Empty(Told("""{ "name": "shop", "image": "nginx:1" }"""));
        Assert.Equal(
            [
                "$.services[0].executable: found \"no\" (on no folder of PATH); allowed: a program's file, or a name to be found on PATH",
            ],
            Told(
                """{ "name": "shop", "executable": "script" }""",
                """, "services": [{ "name": "db", "executable": "no" }, { "name": "x" }]"""
            )
        );
    }

    private IReadOnlyList<string> Told(string target, string more = "")
    {
        folder.Write("lab.json", PlanFolder.With(target: target, more: more));
        try
        {
            PlanReader.Read(folder.Path, code: [], new ProgramSearch($"/no/such:{folder.Path}"));
            return [];
        }
        catch (PlanException error)
        {
            return [.. error.Mistakes.Select(one => $"{one.Path}: found {one.Found}; allowed: {one.Allowed}")];
        }
    }
}
