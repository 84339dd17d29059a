using System.Diagnostics;
using System.Globalization;

namespace CapacityLab.Layouts.Tests.Nodes;

public sealed class SilenceTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_stopped_process_is_told_of_and_one_that_goes_on_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the state of a process.");
        await using var layout = await Lab.StartAsync(lab.Spec());
        string process = await Lab.GetAsync(layout, "/pid");
        Assert.Empty(await layout.SilentNodesAsync(Lab.Cancellation));

        await SignalAsync("STOP", process);
        try
        {
            var silent = await layout.SilentNodesAsync(Lab.Cancellation);
            Assert.Equal(
                "shop-1 did not answer GET /healthz within 2 s; its process is stopped (state T).",
                silent["shop-1"]
            );
        }
        finally
        {
            await SignalAsync("CONT", process);
        }

        Assert.Empty(await layout.SilentNodesAsync(Lab.Cancellation));
    }

    private static async Task SignalAsync(string signal, string process)
    {
        int id = int.Parse(process, CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Lab.Cancellation);
    }
}
