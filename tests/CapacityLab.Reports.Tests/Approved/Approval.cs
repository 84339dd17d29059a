using System.Runtime.CompilerServices;

namespace CapacityLab.Reports.Tests.Approved;

/// <summary>
/// Compares what people see with a file that a person has approved. With CAPACITYLAB_APPROVE=1 set, the tests write those
/// files instead: look at the difference before committing it.
/// </summary>
internal static class Approval
{
    public static void Check(string name, string actual, [CallerFilePath] string caller = "")
    {
        if (Environment.GetEnvironmentVariable("CAPACITYLAB_APPROVE") == "1")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(caller)!, FileName(name)), actual);
            return;
        }

        var approved = Path.Combine(AppContext.BaseDirectory, "Approved", FileName(name));
        Assert.True(File.Exists(approved), $"{FileName(name)} is missing; CAPACITYLAB_APPROVE=1 writes it.");
        Assert.Equal(File.ReadAllText(approved), actual, ignoreLineEndingDifferences: true);
    }

    private static string FileName(string name) =>
        $"{Path.GetFileNameWithoutExtension(name)}.approved{Path.GetExtension(name)}";
}
