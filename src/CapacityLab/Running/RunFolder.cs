using System.Security.Cryptography;
using System.Text;
using CapacityLab.Results;

namespace CapacityLab.Running;

/// <summary>The paths of what one run leaves behind.</summary>
internal sealed record RunFolder(string Path)
{
    public string Result => System.IO.Path.Combine(Path, "result.json");

    public string Plan => System.IO.Path.Combine(Path, "plan.json");

    public string Journal => System.IO.Path.Combine(Path, "journal.jsonl");

    public string Report => System.IO.Path.Combine(Path, "report.html");

    /// <summary>Where the nodes of all layouts log to.</summary>
    public string AllLogs => System.IO.Path.Combine(Path, "logs");

    /// <summary>Where the nodes of a layout log to; the layout's name with what a file name cannot hold replaced.</summary>
    public string Logs(string layout) => System.IO.Path.Combine(Path, "logs", FileName(layout));

    /// <exception cref="InputException">The folder holds a run already.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static RunFolder Create(string path)
    {
        var folder = new RunFolder(System.IO.Path.GetFullPath(path));
        if (File.Exists(folder.Result) || File.Exists(folder.Journal))
        {
            throw new InputException(
                $"--out: found {folder.Path}, which holds a run already; allowed: a new or an empty folder."
            );
        }

        try
        {
            Directory.CreateDirectory(folder.Path);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--out: {folder.Path} cannot be made: {error.Message}", error);
        }
    }

    /// <summary>Safe as the name of a folder, and another one for each name: where characters were replaced, a sum tells them apart.</summary>
    private static string FileName(string name)
    {
        string safe = string.Concat(
                name.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_')
            )
            .Trim('.');
        bool isItself = safe == name && safe.Length > 0 && !safe.Contains("___", StringComparison.Ordinal);
        return isItself || IsDefault(name) ? safe : $"{safe}-{Sum(name)}".TrimStart('-');
    }

    /// <summary>As the lab names a layout by its size, 1 × 0.5 CPU, which no other name is taken for.</summary>
    private static bool IsDefault(string name) =>
        name.EndsWith(" CPU", StringComparison.Ordinal)
        && name[..^4].Split(" × ") is [var replicas, var cpus]
        && (replicas + cpus).All(letter => char.IsAsciiDigit(letter) || letter == '.');

    private static string Sum(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
}
