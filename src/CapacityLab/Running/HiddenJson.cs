using System.Text;
using System.Text.Json.Nodes;
using CapacityLab.Plans;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;

namespace CapacityLab.Running;

/// <summary>Hides secrets in every text of a JSON document. Names of properties stay, since readers know them.</summary>
internal static class HiddenJson
{
    public static RunResult Of(RunResult result, SecretValues secrets)
    {
        using var written = new MemoryStream();
        ResultFormat.Write(written, result);
        string json = Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length);
        string hidden = Of(json, secrets);
        if (ReferenceEquals(json, hidden))
        {
            return result;
        }

        using var read = new MemoryStream(Encoding.UTF8.GetBytes(hidden));
        return ResultFormat.Read(read);
    }

    /// <returns>The same instance where there is nothing to hide.</returns>
    public static string Of(string json, SecretValues secrets)
    {
        if (!secrets.Finds(json) || JsonNode.Parse(json) is not { } root)
        {
            return json;
        }

        Hide(root, secrets);
        return root.ToJsonString();
    }

    private static void Hide(JsonNode? node, SecretValues secrets)
    {
        switch (node)
        {
            case JsonObject map:
                map.ToList().ForEach(entry => Hide(entry.Value, secrets));
                break;
            case JsonArray list:
                list.ToList().ForEach(item => Hide(item, secrets));
                break;
            case JsonValue value when value.TryGetValue(out string? text) && secrets.Finds(text):
                value.ReplaceWith(secrets.Hide(text));
                break;
        }
    }
}
