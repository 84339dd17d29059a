using CapacityLab.Plans.Suggestions;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;
using CapacityLab.Tests;

namespace CapacityLab.Plans.Tests.Suggestions;

/// <summary>The suggestions of reports/sample are what this version makes of its run.</summary>
public sealed class CommittedSuggestionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("suggestions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("kubernetes.yaml")]
    [InlineData("compose.yaml")]
    public void They_are_made_of_the_plan_in_its_result(string file)
    {
        SuggestionFolder.Write(folder, Result());

        Assert.Equal(
            File.ReadAllText(Path.Combine(Sample, "suggestions", file)),
            File.ReadAllText(Path.Combine(folder, file)),
            ignoreLineEndingDifferences: true
        );
    }

    private static string Sample => Path.Combine(Repository.Root, "reports", "sample");

    private static RunResult Result()
    {
        using var stream = File.OpenRead(Path.Combine(Sample, "result.json"));
        return ResultFormat.Read(stream);
    }
}
