using CapacityLab.Load;

namespace CapacityLab.Plans.Tests;

/// <summary>One mistake in, its exact message out.</summary>
public sealed class MixMistakeTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{}""", "$.scenarios[0]: found none of file, code, steps; allowed: just one of file, code, steps")]
    [InlineData(
        """{ "file": "no.json" }""",
        """$.scenarios[0].file: found "no.json" (no such file); allowed: a scenario file"""
    )]
    [InlineData(
        """{ "code": "check-out", "name": "x" }""",
        """$.scenarios[0].name: found "name" beside "code"; allowed: one without the other""",
        """$.scenarios[0].code: found "check-out" (did you mean "checkout"?); allowed: the name of a scenario in code that the program registers: checkout"""
    )]
    [InlineData(
        """{ "code": "checkout", "weight": 0 }""",
        "$.scenarios[0].weight: found 0; allowed: a whole number from 1 to 1,000,000"
    )]
    [InlineData(
        """{ "code": "checkout" }, { "code": "checkout" }""",
        """$.scenarios[1]: found a scenario named "checkout" again; allowed: scenarios of different names"""
    )]
    public void A_mistake_in_the_mix_is_told(string entries, params string[] told) =>
        Assert.Equal(told.Order(), folder.Told(PlanFolder.With(scenarios: $"[{entries}]"), Code("checkout")).Order());

    [Fact]
    public void A_program_without_scenarios_in_code_is_told_apart() =>
        Assert.Equal(
            [
                """$.scenarios[0].code: found "checkout"; allowed: the name of a scenario in code; the program that runs this plan registers none, so run the plan with the program that has it""",
            ],
            folder.Told(PlanFolder.With(scenarios: """[{ "code": "checkout" }]"""))
        );

    private static Scenario Code(string name) =>
        Scenario.Create(name, _ => throw new InvalidOperationException("A plan that is read runs nothing."));
}
