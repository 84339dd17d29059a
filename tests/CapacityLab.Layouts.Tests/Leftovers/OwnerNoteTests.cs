using CapacityLab.Layouts.Leftovers;
using CapacityLab.Layouts.Targets;

namespace CapacityLab.Layouts.Tests.Leftovers;

public class OwnerNoteTests
{
    [Fact]
    public void A_lab_that_lives_is_never_taken_for_dead() => Assert.False(OwnerNote.IsOfDeadLab(OwnerNote.OfThis));

    [Fact]
    public void A_lab_whose_process_is_gone_or_another_by_now_is_dead()
    {
        var later = new LabOwner(LabOwner.This.ProcessId, LabOwner.This.StartTime - 1);

        Assert.True(OwnerNote.IsOfDeadLab([new LabOwner(int.MaxValue, 1).ToString(), OwnerNote.OfThis[1]]));
        Assert.True(OwnerNote.IsOfDeadLab([later.ToString(), OwnerNote.OfThis[1]]));
    }

    [Fact]
    public void A_lab_of_another_container_cannot_be_told_and_stays()
    {
        string boot = OwnerNote.OfThis[1].Split(' ')[0];

        Assert.False(OwnerNote.IsOfDeadLab([new LabOwner(int.MaxValue, 1).ToString(), $"{boot} pid:[1]"]));
        Assert.True(OwnerNote.IsOfDeadLab([LabOwner.This.ToString(), "another-boot pid:[1]"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("nonsense\nmore")]
    public void What_is_no_note_says_nothing(string text) => Assert.False(OwnerNote.IsOfDeadLab(text.Split('\n')));

    [Fact]
    public void What_publishes_is_labelled_as_this_labs() =>
        Assert.Equal(
            LabOwner.This.ToString(),
            Publish.StartInfo("/tmp/a.csproj", "/tmp/out").Environment[LabOwner.Variable]
        );
}
