using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CapacityLab.Load.Generator;

/// <summary>
/// Descriptors that connections leave free. A process without any can neither load an assembly nor write its result, so a
/// load that wants more sockets than there are has to be told so before the last one is taken.
/// </summary>
internal static partial class DescriptorReserve
{
    /// <summary>For assemblies, progress, the generator's own figures and other code of the process.</summary>
    public const int Descriptors = 24;

    // The runtime keeps two for each assembly: about a hundred before the first connection, more with HttpClient's.
    private const int Least = 160;

    private const int LimitOnLinux = 7;
    private const int LimitOnBsd = 8;

    /// <summary>The first descriptor that is no connection's; without end where the system tells no limit.</summary>
    public static nint First { get; } = FirstOf(Limit());

    /// <summary>Why there can be no connection at all; null: there can.</summary>
    public static string? TooFew =>
        First < Least - Descriptors
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"This process may open {Descriptors + First} files, and a load needs {Least} and one for each connection: raise the limit (ulimit -n)."
            )
            : null;

    /// <summary>
    /// Whether a socket that was just opened is to be closed again. POSIX gives the lowest free number, so that one in the
    /// reserve means that all those below it are taken.
    /// </summary>
    public static bool Has(nint descriptor) => descriptor >= First;

    /// <summary>Closes a socket that is in the reserve.</summary>
    /// <exception cref="SocketException">It was: the process has no descriptors left for connections.</exception>
    public static void ThrowIfIn(Socket socket)
    {
        // A handle on Windows is no number of this kind; there is no limit there.
        if (First < nint.MaxValue && Has(socket.Handle))
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TooManyOpenSockets);
        }
    }

    internal static nint FirstOf(ulong? limit) =>
        limit is { } most && most < (ulong)nint.MaxValue ? (nint)most - Descriptors : nint.MaxValue;

    private static ulong? Limit()
    {
        if (OperatingSystem.IsWindows() || !Environment.Is64BitProcess)
        {
            return null;
        }

        Span<ulong> softAndHard = stackalloc ulong[2];
        var resource = OperatingSystem.IsLinux() ? LimitOnLinux : LimitOnBsd;
        return getrlimit(resource, ref MemoryMarshal.GetReference(softAndHard)) == 0 ? softAndHard[0] : null;
    }

    [LibraryImport("libc")]
    private static partial int getrlimit(int resource, ref ulong limits);
}
