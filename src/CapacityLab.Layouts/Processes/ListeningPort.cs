using System.Globalization;

namespace CapacityLab.Layouts.Processes;

/// <summary>
/// Who listens on a port: a free port may be taken by another program, even another lab's replica, which would answer the
/// question for health in the node's place.
/// </summary>
internal static class ListeningPort
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    private const string Listens = "0A";

    /// <summary>Whether one of these processes holds a listening socket of the port; true where that cannot be told.</summary>
    public static bool IsHeldBy(IEnumerable<int> processes, int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            var sockets = Inodes(port).Select(inode => $"socket:[{inode}]").ToHashSet();
            return sockets.Count == 0 || processes.SelectMany(Descriptors).Any(sockets.Contains);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Fields of /proc/net/tcp: the local address in hexadecimal is the second, the state the fourth, the inode the tenth.</summary>
    private static IEnumerable<string> Inodes(int port) =>
        from file in Tables
        where File.Exists(file)
        from line in File.ReadLines(file).Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where
            fields[3] == Listens
            && fields[1].EndsWith(":" + port.ToString("X4", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        select fields[9];

    private static IEnumerable<string> Descriptors(int process) =>
        Directory
            .EnumerateFileSystemEntries($"/proc/{process}/fd")
            .Select(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name ?? "");
}
