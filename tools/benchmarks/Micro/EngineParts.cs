using System.Text;
using BenchmarkDotNet.Attributes;
using CapacityLab.Load;
using CapacityLab.Load.Chance;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;
using CapacityLab.Load.Http1;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;
using CapacityLab.Load.Scenarios;
using CapacityLab.Load.Scheduling;

namespace Benchmarks.Micro;

[MemoryDiagnoser]
public class EngineParts
{
    private static readonly byte[] First = Answer("12:00:01");
    private static readonly byte[] Second = Answer("12:00:02");
    private static readonly byte[] Chunked = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n, wide wor\r\n2\r\nld\r\n0\r\n\r\n"
    );

    private const int Iterations = 200_000;
    private readonly LoadSpec empty = new()
    {
        BaseAddress = new Uri("http://127.0.0.1:5000"),
        Scenarios = [Scenario.Create("empty", _ => Task.FromResult(Response.Ok()))],
        Simulations = [Simulation.IterationsForConstant(4, Iterations)],
    };

    private readonly ResponseParser parser = new(new HeadMemo());
    private readonly LatencyHistogram histogram = new();
    private readonly ScenarioMix mix = new([5, 3, 2], seed: 1);
    private readonly FastScenario scenario = new(
        new HttpScenario
        {
            Name = "order",
            Feeds = new Dictionary<string, Feed> { ["n"] = new Feed.Range(1, 1_000_000), ["key"] = new Feed.Uuid() },
            Steps =
            [
                new HttpStep
                {
                    Name = "order",
                    Method = "POST",
                    Path = "/orders/{{n}}",
                    Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "{{key}}" },
                    Body = "{\"productId\":{{n}}}",
                },
            ],
        },
        new LoadSpec
        {
            BaseAddress = new Uri("http://127.0.0.1:5000"),
            Scenarios = [],
            Simulations = [],
        },
        new StepTable()
    );
    private readonly SlotValues slots = new(2);
    private readonly RequestRoom room = new();
    private ArrivalCursor even = null!;
    private ArrivalCursor poisson = null!;
    private long number;

    [GlobalSetup]
    public void SetUp()
    {
        even = Cursor(ArrivalKind.Even);
        poisson = Cursor(ArrivalKind.Poisson);
    }

    [Benchmark(Description = "parse an answer, head as before")]
    public long ParseAlike() => Parse(First);

    [Benchmark(Description = "parse two answers, head changed")]
    public long ParseTwoDifferent() => Parse(First) + Parse(Second);

    [Benchmark(Description = "parse a chunked answer")]
    public long ParseChunked() => Parse(Chunked);

    [Benchmark(Description = "record into a histogram")]
    public void Record() => histogram.Record(TimeSpan.FromTicks(500 + (number++ & 0xFFF)));

    [Benchmark(Description = "next arrival, even")]
    public TimeSpan NextEven() => Next(even);

    [Benchmark(Description = "next arrival, Poisson")]
    public TimeSpan NextPoisson() => Next(poisson);

    [Benchmark(Description = "pick a scenario of three")]
    public int Pick() => mix.ScenarioOf(number++);

    [Benchmark(Description = "render a request with three slots")]
    public int Render()
    {
        scenario.FillFeeds(slots, new Arrival(number, number++, 0, default));
        return room.Render(scenario.Steps[0], slots).Length;
    }

    [Benchmark(Description = "draw a number")]
    public ulong DrawOne() => new Draw(1, "x").Below(1_000, number++);

    /// <summary>All that the general path does around a user's code: schedule, context, measuring, counting.</summary>
    [Benchmark(Description = "dispatch a scenario of code that does nothing", OperationsPerInvoke = Iterations)]
    public Task DispatchEmpty() => LoadEngine.RunAsync(empty);

    private long Parse(byte[] answer)
    {
        parser.Begin(toHead: false, kept: null);
        parser.Feed(answer);
        return parser.BodyBytes;
    }

    private static TimeSpan Next(ArrivalCursor cursor)
    {
        cursor.MoveNext();
        return cursor.Due;
    }

    private static ArrivalCursor Cursor(ArrivalKind kind) =>
        new OpenSchedule([Simulation.Inject(500_000.0, TimeSpan.FromHours(2))], kind, seed: 1).Cursor();

    private static byte[] Answer(string time) =>
        Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Wed, 25 Nov 2026 {time} GMT\r\nContent-Type: text/plain\r\nContent-Length: 13\r\nConnection: keep-alive\r\nCache-Control: no-store\r\n\r\nHello, world!"
        );
}
