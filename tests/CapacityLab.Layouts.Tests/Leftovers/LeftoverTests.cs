using System.Diagnostics;
using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Tests.Leftovers;

public sealed class LeftoverTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("affinity")]
    public async Task What_a_killed_lab_left_is_removed_and_bystanders_and_living_labs_stay(string enforcer)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Labels are read from /proc.");
        using var bystander = Process.Start("sleep", "60");
        using var livingFolder = new Lab();
        await using var living = await KilledLab.StartAsync(livingFolder, enforcer);
        await using var killed = await KilledLab.StartAsync(lab, enforcer);
        Assert.True(Of(lab).Count >= 2);

        await killed.KillAsync();
        var removed = await ProcessRuntime.RemoveLeftoversAsync(Lab.Cancellation);

        Assert.Empty(Of(lab));
        Assert.Empty(Groups(killed.ProcessId));
        Assert.False(Directory.Exists(Path.Combine(lab.Folder, "work")));
        Assert.True(removed.Count(line => line.StartsWith("process", StringComparison.Ordinal)) >= 3);
        await Assert.ThrowsAsync<HttpRequestException>(() => Lab.Http.GetAsync(killed.Address, Lab.Cancellation));
        Assert.Contains(removed, line => line.StartsWith("work folder", StringComparison.Ordinal));
        Assert.False(bystander.HasExited);
        Assert.True(Of(livingFolder).Count >= 2);
        Assert.Equal("", await Lab.Http.GetStringAsync(new Uri(living.Address, "/healthz"), Lab.Cancellation));
        bystander.Kill();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Labs_at_once_never_take_each_other_for_leftovers(bool withStateOfTheirOwn)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Labels are read from /proc.");
        using var otherFolder = new Lab();
        await using var one = await KilledLab.StartAsync(lab, state: withStateOfTheirOwn ? lab.Folder : null);
        await using var other = await KilledLab.StartAsync(otherFolder);

        var removed = await ProcessRuntime.RemoveLeftoversAsync(Lab.Cancellation);

        Assert.DoesNotContain(removed, line => line.Contains(lab.Folder, StringComparison.Ordinal));
        Assert.All((Lab[])[lab, otherFolder], its => Assert.True(Of(its).Count >= 2));
        Assert.All((Lab[])[lab, otherFolder], its => Assert.True(Directory.Exists(Path.Combine(its.Folder, "work"))));
        foreach (var address in (Uri[])[one.Address, other.Address])
        {
            Assert.Equal("", await Lab.Http.GetStringAsync(new Uri(address, "/healthz"), Lab.Cancellation));
        }
    }

    [Fact]
    public async Task Nothing_is_left_after_the_layout_ends()
    {
        var layout = await Lab.StartAsync(lab.Spec(2));
        Assert.NotEmpty(Groups(Environment.ProcessId).Concat(Of(lab).Select(process => process.Stat.Command)));

        await layout.DisposeAsync();

        Assert.Empty(Of(lab));
        Assert.Empty(Groups(Environment.ProcessId));
        Assert.False(Directory.Exists(Path.Combine(lab.Folder, "work")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(lab.Folder, "logs")));
    }

    [Fact]
    public async Task Ctrl_C_in_the_labs_terminal_does_not_reach_the_nodes()
    {
        Assert.SkipWhen(NodeLauncher.Setsid is null, "No setsid.");
        await using var other = await KilledLab.StartAsync(lab);

        _ = Native.Kill(-other.ProcessId, 2);
        await Task.Delay(300, Lab.Cancellation);

        Assert.True(Of(lab).Count >= 2);
        Assert.Equal("", await Lab.Http.GetStringAsync(new Uri(other.Address, "/healthz"), Lab.Cancellation));
    }

    private static List<LabelledProcess> Of(Lab lab) =>
        OperatingSystem.IsLinux() ? [.. LabelledProcess.All().Where(process => process.Run == lab.RunId)] : [];

    private static List<string> Groups(int owner) =>
        [
            .. CgroupHost
                .Current.GroupParents()
                .SelectMany(parent => Directory.GetDirectories(parent, $"{GroupName.Prefix}{owner}-*")),
        ];
}
