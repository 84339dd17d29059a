namespace CapacityLab.Layouts.Nodes;

/// <summary>
/// Folders for what nodes need while they stand. Only those that the layout makes are ever removed, so that a work folder
/// that holds something else by mistake loses nothing.
/// </summary>
internal sealed class WorkFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Balancer => System.IO.Path.Combine(Path, "balancer");

    private string Nodes => System.IO.Path.Combine(Path, "nodes");

    /// <summary>A folder that one node alone has.</summary>
    public string Of(string node) => System.IO.Path.Combine(Nodes, node);

    /// <summary>The same, made where it is not there yet; a node that starts again finds what it left.</summary>
    public string MakeOf(string node) => Directory.CreateDirectory(Of(node)).FullName;

    public void Make()
    {
        Remove();
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Balancer);
    }

    /// <summary>Also the work folder itself, where nothing else is in it.</summary>
    public bool Remove()
    {
        try
        {
            return RemoveAll();
        }
        catch (DirectoryNotFoundException)
        {
            // Another run, or cleanup, removed it meanwhile.
            return false;
        }
    }

    private bool RemoveAll()
    {
        var found = false;
        foreach (var folder in new[] { Data, Balancer, Nodes }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
            found = true;
        }

        if (found && !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            Directory.Delete(Path);
        }

        return found;
    }
}
