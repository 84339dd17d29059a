namespace CapacityLab.Tests.Architecture;

public class ConventionTests
{
    private const int MostLines = 250;
    private static readonly string[] NoFolders = ["Models", "Interfaces", "Services", "Helpers", "Utils", "Common"];
    private static readonly string[] NoSuffixes = ["Manager", "Helper", "Processor", "Utils", "Common", "Info"];

    [Fact]
    public void Source_files_are_short_and_named_after_what_they_do()
    {
        var files = Repository.Files("*.cs", "src", "target-app", "loadtests", "tools");

        Assert.True(files.Count > 100, $"only {files.Count} files were scanned");
        Assert.Empty(
            files.SelectMany(file =>
                Violations(Path.GetRelativePath(Repository.Root, file), File.ReadAllLines(file).Length)
            )
        );
    }

    [Theory]
    [InlineData("src/CapacityLab/Helpers/Text.cs", 10)]
    [InlineData("src/CapacityLab/Running/RunManager.cs", 10)]
    [InlineData("src/CapacityLab/Running/Run.cs", 251)]
    public void A_planted_violation_is_found(string file, int lines) => Assert.Single(Violations(file, lines));

    private static IEnumerable<string> Violations(string file, int lines)
    {
        if (lines > MostLines)
        {
            yield return $"{file} has {lines} lines, more than {MostLines}";
        }

        string? folder = file.Split(Path.DirectorySeparatorChar, '/').FirstOrDefault(NoFolders.Contains);
        if (folder is not null)
        {
            yield return $"{file}: {folder} says nothing of what is in it";
        }

        string name = Path.GetFileNameWithoutExtension(file);
        if (NoSuffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix)
        {
            yield return $"{file}: a name that ends in {suffix} says nothing of what it does";
        }
    }
}
