using System.Reflection;
using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

public class CauseOrderTests
{
    /// <summary>Others find them, or they are no cause.</summary>
    private static readonly string[] WithoutRule =
    [
        BottleneckCause.None,
        BottleneckCause.Unknown,
        BottleneckCause.Generator,
        BottleneckCause.NotAnswering,
    ];

    [Fact]
    public void Every_cause_has_one_rule()
    {
        var causes = typeof(BottleneckCause)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(causes.Except(WithoutRule).Order(), Causes.All.Select(rule => rule.Cause).Order());
    }

    [Fact]
    public void A_rule_scores_its_own_cause()
    {
        var nothing = new ProbeContext(new ProbeResult(), Quiet: null, TargetProcessors: 0);

        Assert.All(Causes.All, rule => Assert.Equal(rule.Cause, rule.Score(nothing).Cause));
    }

    [Fact]
    public void No_cause_explains_one_that_was_heard_before_it()
    {
        var order = Causes.All.Select(rule => rule.Cause).ToList();

        Assert.All(
            Causes.All,
            rule => Assert.All(rule.Explains, cause => Assert.True(order.IndexOf(cause) > order.IndexOf(rule.Cause)))
        );
    }
}
