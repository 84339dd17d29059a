using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CapacityLab.Load.Tests.Servers;

/// <summary>One request and the means to answer it.</summary>
internal sealed partial class RawExchange(Socket socket, string head, string body, CancellationToken stopped)
{
    public int Number { get; set; }

    /// <summary>That it came over; only good to be compared.</summary>
    public object Connection => socket;

    public string Head => head;

    /// <summary>A character for each byte.</summary>
    public string Body => body;

    public string Path => head.Split(' ')[1];

    public static async Task<RawExchange?> ReadAsync(Socket socket, StringBuilder text, CancellationToken stopped)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            if (TryTake(text) is { } taken)
            {
                return new RawExchange(socket, taken.Head, taken.Body, stopped);
            }

            var read = await socket.ReceiveAsync(buffer, stopped);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    public Task OkAsync(string content) => StatusAsync(200, content);

    public Task StatusAsync(int status, string content = "") =>
        SendAsync(
            $"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.UTF8.GetByteCount(content)}\r\n\r\n{content}"
        );

    public async Task SendAsync(string text) => await socket.SendAsync(Encoding.UTF8.GetBytes(text), stopped);

    public void Close() => socket.Shutdown(SocketShutdown.Both);

    /// <summary>Ends the connection by RST.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>No answer; ends when the client gives up.</summary>
    public async Task NeverAsync() => await socket.ReceiveAsync(new byte[1], stopped);

    private static (string Head, string Body)? TryTake(StringBuilder text)
    {
        var all = text.ToString();
        var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var length = Length().Match(all[..end]) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;
        if (all.Length < end + 4 + length)
        {
            return null;
        }

        text.Remove(0, end + 4 + length);
        return (all[..end], all.Substring(end + 4, length));
    }

    [GeneratedRegex(@"Content-Length: (\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Length();
}
