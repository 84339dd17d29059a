using System.Diagnostics;
using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Processes;

/// <summary>Copies output to the log where there is no shell that hands the file to the node itself.</summary>
internal static class LogCopy
{
    public static void Begin(Process process, LogFile log)
    {
        var file = new FileStream(log.Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        var copies = new[] { process.StandardOutput, process.StandardError }.Select(from =>
            Copy(from.BaseStream, file)
        );
        Task.WhenAll(copies).ContinueWith(_ => file.Dispose(), TaskScheduler.Default);
    }

    private static async Task Copy(Stream from, FileStream to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer).ConfigureAwait(false) is var read and > 0)
        {
            lock (to)
            {
                to.Write(buffer.AsSpan(0, to.Length > LogFile.Bound ? 0 : read));
                to.Flush();
            }
        }
    }
}
