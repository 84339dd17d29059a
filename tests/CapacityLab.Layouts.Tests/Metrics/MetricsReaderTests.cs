using System.Net;
using System.Net.Sockets;
using System.Text;
using CapacityLab.Layouts.Metrics;

namespace CapacityLab.Layouts.Tests.Metrics;

/// <summary>A node that stands still must not keep the lab: each read comes back.</summary>
public sealed class MetricsReaderTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> sockets = [];

    public void Dispose()
    {
        sockets.ForEach(socket => socket.Dispose());
        listener.Dispose();
    }

    [Fact]
    public async Task A_page_is_read()
    {
        using var reader = Reader(backlog: 8);

        var page = Read(reader);
        await AnswerAsync("HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\ndotnet_exceptions_total 5\n\n");

        Assert.Equal(5.0, (await page)![Meter.Exceptions]);
        Assert.True(reader.HadOne);
    }

    [Fact]
    public async Task Silence_is_no_page()
    {
        using var reader = Reader(backlog: 8);

        Assert.Null(await Read(reader));
        Assert.False(reader.HasNone);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 260\r\n\r\ndotnet_exceptions_total 5\n")]
    public async Task Half_an_answer_is_no_page(string half)
    {
        using var reader = Reader(backlog: 8);

        var page = Read(reader);
        await AnswerAsync(half);

        Assert.Null(await page);
    }

    /// <summary>The kernel lets connections wait that the node does not accept, and begins them anew for two minutes.</summary>
    [Fact]
    public async Task A_node_that_accepts_no_connection_is_not_waited_for()
    {
        using var reader = Reader(backlog: 0);
        for (int i = 0; i < 4; i++)
        {
            sockets.Add(new Socket(SocketType.Stream, ProtocolType.Tcp));
            _ = sockets[^1].ConnectAsync(listener.LocalEndpoint);
        }

        Assert.Null(await Read(reader));
    }

    private MetricsReader Reader(int backlog)
    {
        listener.Start(backlog);
        return new MetricsReader(new Uri($"http://{listener.LocalEndpoint}/metrics"));
    }

    private static Task<MetricsPage?> Read(MetricsReader reader) =>
        Task
            .Factory.StartNew(reader.Read, TaskCreationOptions.LongRunning)
            .WaitAsync(Soon, TestContext.Current.CancellationToken);

    private async Task AnswerAsync(string text)
    {
        sockets.Add(await listener.AcceptSocketAsync(TestContext.Current.CancellationToken));
        await sockets[^1].ReceiveAsync(new byte[4096], TestContext.Current.CancellationToken);
        await sockets[^1].SendAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
    }
}
