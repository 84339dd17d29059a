using System.Net;
using System.Net.Sockets;
using System.Text;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Problems;

public class ProblemTests
{
    [Theory]
    [InlineData("/api/products/1001", HttpStatusCode.NotFound)]
    [InlineData("/api/products/seven", HttpStatusCode.BadRequest)]
    [InlineData("/api/orders/0198c0de-0000-7000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/api/orders/none", HttpStatusCode.NotFound)]
    [InlineData("/api", HttpStatusCode.NotFound)]
    [InlineData("/api/unknown/route", HttpStatusCode.NotFound)]
    [InlineData("/assets/shop.000000000000.css", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_found_is_a_problem(string path, HttpStatusCode status)
    {
        await using var app = await RunningApp.StartAsync();

        await ProblemAssert.IsAsync(await app.Client.GetAsync(path), status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"productId\":1}")]
    [InlineData("{\"productId\":\"1\",\"quantity\":1}")]
    [InlineData("{\"productId\":1.5,\"quantity\":1}")]
    [InlineData("{\"productId\":1,\"quantity\":0}")]
    [InlineData("{\"productId\":1,\"quantity\":101}")]
    public async Task A_body_that_is_no_order_is_a_bad_request(string body)
    {
        await using var app = await RunningApp.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await ProblemAssert.IsAsync(await app.Client.PostAsync("/api/orders", content), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_wrong_type_is_named_by_its_path_in_the_body()
    {
        await using var app = await RunningApp.StartAsync();
        using var content = new StringContent(
            "{\"productId\":1,\"quantity\":\"x\"}",
            Encoding.UTF8,
            "application/json"
        );

        var response = await app.Client.PostAsync("/api/orders", content);

        var problem = await ProblemAssert.IsAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("$.quantity", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_type_is_unsupported_and_another_method_not_allowed()
    {
        await using var app = await RunningApp.StartAsync();
        using var content = new StringContent("x", Encoding.UTF8, "text/plain");

        var unsupported = await app.Client.PostAsync("/api/orders", content);
        var notAllowed = await app.Client.DeleteAsync("/api/products/1");

        await ProblemAssert.IsAsync(unsupported, HttpStatusCode.UnsupportedMediaType);
        await ProblemAssert.IsAsync(notAllowed, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_browser_that_accepts_html_gets_a_problem_too()
    {
        await using var app = await RunningApp.StartAsync();
        app.Client.DefaultRequestHeaders.Add("Accept", "text/html");

        await ProblemAssert.IsAsync(await app.Client.GetAsync("/api/products/1001"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_order_of_an_unknown_product_is_unprocessable()
    {
        await using var app = await RunningApp.StartAsync();

        var response = await app.OrderAsync(product: 1001);

        var problem = await ProblemAssert.IsAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("unknown-product", problem.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_body_of_a_wrong_type_leaves_its_connection_usable()
    {
        await using var app = await RunningApp.StartAsync();
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = new(app.Url) };

        for (var n = 0; n < 5; n++)
        {
            const string wrong = "{\"productId\":\"1\",\"quantity\":1}";
            using var content = new StringContent(wrong, Encoding.UTF8, "application/json");
            await ProblemAssert.IsAsync(await client.PostAsync("/api/orders", content), HttpStatusCode.BadRequest);
        }

        Assert.Equal(1, connections);
    }
}
