using System.Text;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Plans.Suggestions;

/// <summary>The recommended layout as files to start from. They hold no secret: those that the plan had are asked for by name.</summary>
internal static class SuggestionFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes kubernetes.yaml and compose.yaml, or removes those of an earlier answer where no layout is recommended.</summary>
    /// <returns>The paths of the files written.</returns>
    public static IReadOnlyList<string> Write(string folder, RunResult result)
    {
        string kubernetes = Path.Combine(folder, SuggestedFiles.Kubernetes);
        string compose = Path.Combine(folder, SuggestedFiles.Compose);
        if (result.Recommendation?.Deployment is not { } advice)
        {
            return Remove(folder, kubernetes, compose);
        }

        Directory.CreateDirectory(folder);
        var deployed = new Deployed(StoredPlan.Read(result.Plan), result, advice);
        File.WriteAllText(kubernetes, KubernetesFile.Of(deployed), Utf8);
        File.WriteAllText(compose, ComposeFile.Of(deployed), Utf8);
        return [kubernetes, compose];
    }

    private static IReadOnlyList<string> Remove(string folder, params string[] files)
    {
        // Only in a folder that is there: deleting in one that is not is an error.
        foreach (string file in Directory.Exists(folder) ? files : [])
        {
            File.Delete(file);
        }

        return [];
    }
}
