using CapacityLab.Commands.Loads;
using CapacityLab.Plans;

namespace CapacityLab.Tests.Commands.Loads;

public sealed class LoadRequestTests
{
    private static readonly LoadRequest Good = new() { Url = "http://127.0.0.1:5000/a?b=c" };

    [Fact]
    public void Without_options_it_is_a_closed_load_of_64_connections()
    {
        var order = new LoadRequestReader(Good).Read();

        Assert.Equal("http://127.0.0.1:5000/", order.Spec.BaseAddress.AbsoluteUri);
        Assert.Equal("/a?b=c", order.Spec.Scenarios[0].Http!.Steps[0].Path);
        Assert.Equal(CapacityLab.Load.Simulation.KeepConstant(64, TimeSpan.FromSeconds(10)), order.Spec.Simulations[0]);
        Assert.Equal(TimeSpan.FromSeconds(1), order.WarmUp);
    }

    [Fact]
    public void A_rate_makes_it_an_open_load()
    {
        var order = new LoadRequestReader(Good with { Rate = 0.5, Duration = "2m", Poisson = true, Seed = 7 }).Read();

        Assert.Equal(CapacityLab.Load.Simulation.Inject(0.5, TimeSpan.FromMinutes(2)), order.Spec.Simulations[0]);
        Assert.Equal((CapacityLab.Load.ArrivalKind.Poisson, 7), (order.Spec.Arrivals, order.Spec.Seed));
    }

    [Fact]
    public void Headers_and_body_are_the_users()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{}");

        var step = new LoadRequestReader(
            Good with
            {
                Method = "POST",
                Headers = ["X-A: b: c", "Accept:*/*"],
                Body = "@" + file,
            }
        )
            .Read()
            .Spec.Scenarios[0]
            .Http!.Steps[0];

        File.Delete(file);
        Assert.Equal(("POST", "{}"), (step.Method, step.Body));
        Assert.Equal(("b: c", "*/*"), (step.Headers["X-A"], step.Headers["Accept"]));
    }

    [Fact]
    public void All_mistakes_are_told_together()
    {
        var wrong = new LoadRequest
        {
            Url = "ftp://x",
            Connections = 0,
            Rate = 1e9,
            Duration = "soon",
            Headers = ["no colon"],
            Body = "@/no/such/file",
            Threads = -1,
        };

        var told = Assert.Throws<PlanException>(() => new LoadRequestReader(wrong).Read());

        Assert.Equal(
            [
                "URL",
                "--duration",
                "--connections and --rate",
                "--connections",
                "--rate",
                "--threads",
                "--header",
                "--body",
            ],
            told.Mistakes.Select(mistake => mistake.Path)
        );
        Assert.All(told.Mistakes, mistake => Assert.NotEmpty(mistake.Allowed));
    }

    [Fact]
    public void Slots_need_a_plan()
    {
        var told = Assert.Throws<PlanException>(() => new LoadRequestReader(Good with { Body = "{{id}}" }).Read());

        Assert.Contains("slots", Assert.Single(told.Mistakes).Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("10", 10)]
    [InlineData("1.5s", 1.5)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    public void Durations_are_read_as_people_type_them(string text, double seconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1d")]
    [InlineData("1e3s")]
    [InlineData("900h")]
    public void Other_texts_are_no_durations(string text) => Assert.False(DurationText.TryParse(text, out _));
}
