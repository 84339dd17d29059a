using System.Diagnostics;
using System.Globalization;
using Benchmarks.Peers;

namespace Benchmarks.Truth.Foreign;

/// <summary>A program that computes on half of the host's processors, wherever the kernel lets it; ended by its id, and by itself.</summary>
internal sealed class CpuHog : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly Process process = Process.Start(
        "dotnet",
        [Contender.Here, "hog", Longest.TotalSeconds.ToString(CultureInfo.InvariantCulture)]
    );

    public static CpuHog? If(bool wanted) => wanted ? new CpuHog() : null;

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
