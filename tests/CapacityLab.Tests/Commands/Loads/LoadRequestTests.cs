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
        // Bytes that no text decodes to, and a slot that is none.
        byte[] bytes = [0xFF, 0x00, .. "{{id}}"u8];
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, bytes);

        var step = StepOf(
            Good with
            {
                Method = "POST",
                Headers = ["X-A: b: c", "Accept:*/*", "x-a: d"],
                Body = "@" + file,
            }
        );

        File.Delete(file);
        Assert.Equal("POST", step.Method);
        Assert.Equal(bytes, step.BodyBytes!.Value.ToArray());
        Assert.Equal([("X-A", "b: c"), ("Accept", "*/*"), ("x-a", "d")], step.Headers.Select(h => (h.Key, h.Value)));
    }

    [Theory]
    [InlineData("http://me:p%40ss@127.0.0.1:5000/a", "me:p@ss")]
    [InlineData("http://me@127.0.0.1:5000/a", "me:")]
    public void A_password_in_the_address_goes_into_a_header_and_nowhere_else(string url, string plain)
    {
        var order = new LoadRequestReader(Good with { Url = url }).Read();

        Assert.Equal("http://127.0.0.1:5000/a", order.Url.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:5000/", order.Spec.BaseAddress.AbsoluteUri);
        Assert.Equal(
            "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(plain)),
            Assert.Single(order.Spec.Scenarios[0].Http!.Steps[0].Headers).Value
        );
    }

    [Fact]
    public void The_users_own_authorization_comes_before_that_of_the_address()
    {
        var step = StepOf(Good with { Url = "http://a:b@127.0.0.1/", Headers = ["authorization: Bearer x"] });

        Assert.Equal("Bearer x", Assert.Single(step.Headers).Value);
    }

    [Fact]
    public void A_password_is_not_told_with_an_address_that_is_wrong()
    {
        var mistake = MistakeOf(Good with { Url = "ftp://me:secret@127.0.0.1/" });

        Assert.DoesNotContain("secret", mistake.ToString(), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("")]
    [InlineData("G ET")]
    [InlineData("GET / HTTP/1.1\r\nX-Evil: 1\r\n\r\nGET")]
    [InlineData("CONNECT")]
    public void A_method_is_one_word(string method)
    {
        var mistake = MistakeOf(Good with { Method = method });

        Assert.Equal("--method", mistake.Path);
        Assert.DoesNotContain('\n', mistake.ToString());
    }

    [Theory]
    [InlineData("Bad Name: x", "Bad Name")]
    [InlineData("Content-Length: 99", "Content-Length")]
    [InlineData("X: a\u0007b", "control character")]
    [InlineData("X: a\r\nY: b", "control character")]
    [InlineData("X: {{id}}", "slot")]
    [InlineData("no colon", "no colon")]
    public void A_header_that_cannot_be_sent_is_told_with_its_reason(string header, string says)
    {
        var mistake = MistakeOf(Good with { Headers = [header] });

        Assert.Equal("--header", mistake.Path);
        Assert.Contains(says, mistake.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mistake.ToString());
    }

    [Fact]
    public void A_value_may_hold_tabs_and_letters_of_any_language() =>
        Assert.Equal("a\té", Assert.Single(StepOf(Good with { Headers = ["X: a\té "] }).Headers).Value);

    [Fact]
    public void Slots_need_a_plan()
    {
        var mistake = MistakeOf(Good with { Body = "{{id}}" });

        Assert.Equal("--body", mistake.Path);
        Assert.Contains("slot", mistake.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_is_a_directory_is_told_as_one() =>
        Assert.Contains(
            "directory",
            MistakeOf(Good with { Body = "@" + Path.GetTempPath() }).Found,
            StringComparison.Ordinal
        );

    [Fact]
    public void Poisson_arrivals_need_a_rate()
    {
        Assert.Equal("--poisson", MistakeOf(Good with { Poisson = true }).Path);
        Assert.Equal("--poisson", MistakeOf(Good with { Poisson = true, Connections = 3 }).Path);
    }

    [Theory]
    [InlineData("0", "1ms")]
    [InlineData("-1s", "1ms")]
    public void The_shortest_time_is_told(string text, string least)
    {
        Assert.Contains(least, MistakeOf(Good with { Timeout = text }).Allowed, StringComparison.Ordinal);
        Assert.Contains(least, MistakeOf(Good with { Duration = text }).Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-r", "abc", "--rate: found \"abc\"; allowed: a number from 0.0001 to 500000")]
    [InlineData("-c", "99999999999", "--connections: found \"99999999999\"; allowed: a whole number from 1 to 100000")]
    [InlineData("--seed", "abc", "--seed: found \"abc\"; allowed: a whole number from -2147483648 to 2147483647")]
    [InlineData("-t", "1.5", "--threads: found \"1.5\"; allowed: a whole number from 0 to 64")]
    [InlineData("--max-in-flight", "x", "--max-in-flight: found \"x\"; allowed: a whole number from 1 to 100000")]
    public void What_is_no_number_is_told_with_what_is_allowed(string option, string text, string told)
    {
        var command = new CapacityLab.Commands.Loads.LoadOptions().Command(_ => Task.FromResult(0));

        var parsed = command.Parse([Good.Url, option, text]);

        Assert.Equal($"command line: {told}", Assert.Single(parsed.Errors).Message);
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
    [InlineData("-Infinity")]
    [InlineData("NaN")]
    public void Other_texts_are_no_durations(string text) => Assert.False(DurationText.TryParse(text, out _));

    private static CapacityLab.Load.Http.HttpStep StepOf(LoadRequest request) =>
        new LoadRequestReader(request).Read().Spec.Scenarios[0].Http!.Steps[0];

    private static PlanMistake MistakeOf(LoadRequest request) =>
        Assert.Single(Assert.Throws<PlanException>(() => new LoadRequestReader(request).Read()).Mistakes);
}
