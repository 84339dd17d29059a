using System.Net.Sockets;
using System.Text;

namespace EndToEnd.Tests;

/// <summary>Stands between the lab and the engine: tells of what is asked, and can cut every connection.</summary>
internal sealed class EngineProxy : IAsyncDisposable
{
    private const string Engine = "/var/run/docker.sock";

    private readonly string path = Path.Combine(Path.GetTempPath(), $"capacitylab-{Guid.NewGuid():N}.sock");
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Socket> open = [];
    private readonly Action<string> asked;
    private readonly Task accepting;
    private bool isCut;

    /// <param name="asked">Given the first line of each block that the lab sends, before the engine gets it.</param>
    public EngineProxy(Action<string> asked)
    {
        this.asked = asked;
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        accepting = AcceptAsync();
    }

    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string> { ["DOCKER_HOST"] = "unix://" + path };

    /// <summary>The engine is gone: connections break off, and new ones too.</summary>
    public void Cut()
    {
        lock (open)
        {
            isCut = true;
            open.ForEach(socket => socket.Dispose());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Dispose();
        await accepting;
        File.Delete(path);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var lab = await listener.AcceptAsync();
                var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(Engine));
                Keep(lab, engine);
                _ = CopyAsync(lab, engine, asked);
                _ = CopyAsync(engine, lab, _ => { });
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
        catch (ObjectDisposedException)
        {
            // Likewise.
        }
    }

    private void Keep(params Socket[] sockets)
    {
        lock (open)
        {
            open.AddRange(sockets);
            (isCut ? open : []).ForEach(socket => socket.Dispose());
        }
    }

    private static async Task CopyAsync(Socket from, Socket to, Action<string> tell)
    {
        byte[] block = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(block) is var read and > 0)
            {
                tell(Encoding.ASCII.GetString(block, 0, read).Split('\r')[0]);
                await to.SendAsync(block.AsMemory(0, read));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Cut, or closed by the other side.
        }
    }
}
