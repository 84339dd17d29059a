using System.Globalization;

namespace Benchmarks.Peers;

/// <summary>Memory of a process as the kernel counts it.</summary>
internal static class ProcessMemory
{
    /// <param name="process">Its id.</param>
    /// <param name="field">VmRSS: now. VmHWM: at its peak.</param>
    /// <returns>Null: it has ended.</returns>
    public static double? MiB(int process, string field)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status")
                .Where(line => line.StartsWith(field, StringComparison.Ordinal))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2])
                .Select(kibi => (double?)double.Parse(kibi, CultureInfo.InvariantCulture) / 1024)
                .FirstOrDefault();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
