using System.Text;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;

namespace CapacityLab.Results.Tests.Json;

/// <summary>result.json as text, for tests.</summary>
internal static class Texts
{
    public static string Write(RunResult result)
    {
        using var stream = new MemoryStream();
        ResultFormat.Write(stream, result);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static RunResult Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ResultFormat.Read(stream);
    }
}
