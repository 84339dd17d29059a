using CapacityLab.Layouts.Hosts;

namespace CapacityLab.Layouts.Tests.Hosts;

public class HostExaminationTests
{
    [Fact]
    public void Every_fact_that_is_not_good_comes_with_advice()
    {
        var facts = ProcessRuntime.Examine();

        Assert.Contains(facts, fact => fact.Name == "limits");
        Assert.Contains(facts, fact => fact.Name == "nginx");
        Assert.All(facts, fact => Assert.Equal(fact.Good, fact.Advice.Length == 0));
        Assert.All(facts, fact => Assert.NotEmpty(fact.Found));
        facts.ToList().ForEach(fact => TestContext.Current.SendDiagnosticMessage("{0}", fact));
    }

    [Theory]
    [InlineData("0-3\n", 4)]
    [InlineData("0\n", 1)]
    [InlineData("0-1,4,6-7", 5)]
    public void Lists_of_processors_are_counted(string list, int count) =>
        Assert.Equal(count, HostExamination.Ranges(list));
}
