using System.Runtime.InteropServices;

namespace CapacityLab.Plans.Json;

/// <summary>Opens files of people's choice. A pipe that nobody writes to, or a device, has no end to wait for and is refused.</summary>
internal static partial class RegularFile
{
    private const int AtCurrentFolder = -100;
    private const uint WantsType = 1;
    private const int ModeAt = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <exception cref="IOException">It is not there, or is no file.</exception>
    public static FileStream OpenRead(string path)
    {
        Check(path);
        return File.OpenRead(path);
    }

    /// <exception cref="IOException">It is there and is a pipe, a socket or a device.</exception>
    public static void Check(string path)
    {
        // As of linux/stat.h, the same on every processor. Elsewhere opening decides.
        var found = new byte[256];
        if (!OperatingSystem.IsLinux() || StatX(AtCurrentFolder, path, 0, WantsType, found) != 0)
        {
            return;
        }

        var type = BitConverter.ToUInt16(found, ModeAt) & TypeMask;
        if (type is not (Regular or Folder))
        {
            throw new IOException("not a file but a pipe, a socket or a device");
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, [Out] byte[] found);
}
