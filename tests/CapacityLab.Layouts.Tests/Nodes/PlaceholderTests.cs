using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Tests.Nodes;

public sealed class PlaceholderTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void Text_that_only_looks_like_a_placeholder_stays()
    {
        var program = Lab.Target(
            "shop",
            ("JSON", """{"a":{"b":1}} {0} { port }"""),
            ("AT", "{url}/{name}:{port}"),
            ("DOUBLED", "{{port}} {{nothing}} {Request.Path}"),
            ("OPTIONS", """{"listen":{"port":{port}}}""")
        ).Program;

        var filled = Placeholders
            .For(
                "shop-1",
                LoopbackPort.Url(4000),
                new NodeFolders("/data", "/own"),
                [],
                new Dictionary<string, string>()
            )
            .Fill("shop-1", program);

        Assert.Equal("""{"a":{"b":1}} {0} { port }""", filled.Environment["JSON"]);
        Assert.Equal("http://127.0.0.1:4000/shop-1:4000", filled.Environment["AT"]);
        Assert.Equal("{{port}} {{nothing}} {Request.Path}", filled.Environment["DOUBLED"]);
        Assert.Equal("""{"listen":{"port":4000}}""", filled.Environment["OPTIONS"]);
    }

    [Fact]
    public async Task Replicas_know_the_services_started_before_them_and_share_a_folder()
    {
        var spec = lab.Spec(2) with
        {
            Services = [Lab.Target("payments", ("AT", "{data}")) with { Role = "payments" }],
            Replica = Lab.Target("shop", ("PAYMENTS", "{payments.url}"), ("AT", "{data}")),
        };
        await using var layout = await Lab.StartAsync(spec);

        var payments = new Uri(await Lab.GetAsync(layout, "/environment?of=PAYMENTS"));
        var folder = await Lab.GetAsync(layout, "/environment?of=AT");

        Assert.Equal("payments", await Lab.Http.GetStringAsync(new Uri(payments, "/"), Lab.Cancellation));
        Assert.Equal(folder, await Lab.Http.GetStringAsync(new Uri(payments, "/environment?of=AT"), Lab.Cancellation));
        Assert.True(Directory.Exists(folder));
        Assert.Equal(
            ["payments payments", "shop-1 replica", "shop-2 replica", "balancer balancer"],
            layout.Measure(1).EndUse().Select(use => $"{use.Name} {use.Role}")
        );
    }

    [Fact]
    public async Task Each_node_has_a_folder_of_its_own_which_goes_with_the_layout()
    {
        var spec = lab.Spec() with
        {
            Services = [Lab.Target("payments", ("OWN", "{work}")) with { Role = "payments" }],
            Replica = Lab.Target("shop", ("OWN", "{work}"), ("PAYMENTS", "{payments.url}")),
        };
        string own;
        string other;
        await using (var layout = await Lab.StartAsync(spec))
        {
            own = await Lab.GetAsync(layout, "/environment?of=OWN");
            var payments = new Uri(await Lab.GetAsync(layout, "/environment?of=PAYMENTS"));
            other = await Lab.Http.GetStringAsync(new Uri(payments, "/environment?of=OWN"), Lab.Cancellation);
            Assert.True(Directory.Exists(own) && Directory.Exists(other));
            await File.WriteAllTextAsync(Path.Combine(own, "left"), "by the node", Lab.Cancellation);
        }

        Assert.NotEqual(own, other);
        Assert.False(Directory.Exists(own) || Directory.Exists(other));
    }

    [Theory]
    [InlineData("--port={port}", true)]
    [InlineData("{url}/a", true)]
    [InlineData("{name} {data} { port } port", false)]
    public void Whether_a_program_is_told_its_port_is_known_before_it_starts(string argument, bool isTold) =>
        Assert.Equal(
            isTold,
            Placeholders.TellPort(
                new ProgramSpec
                {
                    FileName = "a",
                    WorkingDirectory = "/",
                    Arguments = [argument],
                }
            )
        );

    [Fact]
    public void A_port_is_handed_out_once()
    {
        var ports = Enumerable.Range(0, 50).Select(_ => LoopbackPort.Next()).ToList();

        Assert.Equal(50, ports.Distinct().Count());
    }
}
