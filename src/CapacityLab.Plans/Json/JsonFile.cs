using System.Text.Json;

namespace CapacityLab.Plans.Json;

/// <summary>A JSON file that was read, with the places of its values.</summary>
internal sealed class JsonFile(string path, JsonElement root, JsonPositions positions)
{
    /// <summary>Absolute.</summary>
    public string Path => path;

    /// <summary>True for the plan in a result, perhaps of another host: no file that it names is looked for or read. Default: false.</summary>
    public bool IsStored { get; init; }

    /// <summary>For messages.</summary>
    public string DisplayName { get; } = DisplayNameOf(path);

    /// <summary>Relative paths in the file start here.</summary>
    public string Folder { get; } = System.IO.Path.GetDirectoryName(path) ?? path;

    public JsonElement Root => root;

    public JsonPositions Positions => positions;

    public string Resolve(string relative) => System.IO.Path.GetFullPath(relative, Folder);

    public static string DisplayNameOf(string path)
    {
        var relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.Length < path.Length ? relative : path;
    }
}
