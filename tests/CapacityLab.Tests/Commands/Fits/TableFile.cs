namespace CapacityLab.Tests.Commands.Fits;

/// <summary>A table as a file, removed at the end.</summary>
internal sealed class TableFile : IDisposable
{
    public const string Specsdm91 =
        "n,throughput\n1,64.9\n18,995.9\n36,1652.4\n72,1853.2\n108,1828.9\n144,1775.0\n216,1702.2\n";

    public TableFile(string text) => File.WriteAllText(Path, text);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(Path);
}
