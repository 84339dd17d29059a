using System.Text;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Suggestions;

/// <summary>The recommended layout as files to start from. They hold no secret: those that the plan had are asked for by name.</summary>
public static class SuggestionFolder
{
    /// <summary>Relative to the folder of the run.</summary>
    internal const string Names = "suggestions/kubernetes.yaml, suggestions/compose.yaml";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes kubernetes.yaml and compose.yaml, or removes those of an earlier answer where no layout is recommended.</summary>
    /// <returns>The paths of the files written.</returns>
    public static IReadOnlyList<string> Write(string folder, RunResult result)
    {
        string kubernetes = Path.Combine(folder, "kubernetes.yaml");
        string compose = Path.Combine(folder, "compose.yaml");
        if (result.Recommendation?.Deployment is not { } advice)
        {
            return Remove(folder, kubernetes, compose);
        }

        Directory.CreateDirectory(folder);
        var deployed = new Deployed(result, advice);
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
