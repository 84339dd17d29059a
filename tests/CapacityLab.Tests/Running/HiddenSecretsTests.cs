using System.Text;
using CapacityLab.Plans;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

public sealed class HiddenSecretsTests : IDisposable
{
    private const string Secret = "p@ss \"word\" é";
    private static readonly SecretValues Values = new([Secret]);
    private readonly string folder = Directory.CreateTempSubdirectory("hidden-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_result_holds_none_whatever_field_they_stand_in()
    {
        var result = new RunResult
        {
            Verdict = $"a {Secret}",
            Layouts =
            [
                new LayoutResult
                {
                    Name = "a",
                    Error = $"died: {Secret}\n",
                    Facts = new Dictionary<string, string> { ["f"] = Secret },
                },
            ],
        };

        var hidden = HiddenJson.Of(result, Values);

        Assert.Equal(
            ("a ***", "died: ***\n", "***"),
            (hidden.Verdict, hidden.Layouts[0].Error, hidden.Layouts[0].Facts["f"])
        );
        Assert.Same(hidden, HiddenJson.Of(hidden, Values));
    }

    [Fact]
    public void A_journal_holds_none_and_can_be_read()
    {
        var run = new RunFolder(folder);
        using (var journal = new Journal(run, Values))
        {
            journal.On(new RunEvent.Started(new RunResult { RunId = "r" }, null!, new SearchOptions()));
            journal.On(new RunEvent.LayoutEnded(new LayoutResult { Name = "a", Error = $"died: {Secret}" }));
        }

        using var file = File.OpenRead(run.Journal);
        var read = JournalFormat.Read(file);
        Assert.Equal("died: ***", Assert.Single(read.Layouts).Error);
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void Logs_hold_none_and_keep_every_other_byte()
    {
        string log = Path.Combine(folder, "a", "a-1.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        byte[] secret = Encoding.UTF8.GetBytes(Secret);
        // One of them lies across the border of two blocks.
        byte[] before = [.. Enumerable.Repeat((byte)0xff, (1024 * 1024) - 5)];
        File.WriteAllBytes(log, [.. before, .. secret, 0, 0x80, .. secret]);

        LogSecrets.Hide(folder, Values);

        byte[] expected = [.. before, .. "***"u8, 0, 0x80, .. "***"u8];
        Assert.Equal(expected, File.ReadAllBytes(log));
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }
}
