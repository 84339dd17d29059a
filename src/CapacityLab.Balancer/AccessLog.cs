using System.Globalization;
using System.Text;

namespace CapacityLab.Balancer;

/// <summary>
/// The lines that the lab's nginx writes, so that one reader serves both: written in blocks, flushed every 100 ms. The time of
/// connecting is not known here.
/// </summary>
internal sealed class AccessLog : IDisposable
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly FileStream file;
    private readonly Timer flush;
    private StringBuilder pending = new();
    private StringBuilder spare = new();

    public AccessLog(string path)
    {
        file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
        flush = new Timer(_ => Flush(), null, FlushInterval, FlushInterval);
    }

    /// <param name="took">From the request's arrival to the response's end.</param>
    /// <param name="response">As sent to the client; where its length was not declared, the bytes read 0.</param>
    /// <param name="attempts">At least one.</param>
    public void Write(TimeSpan took, HttpResponse response, IReadOnlyList<Attempt> attempts)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        string[] fields =
        [
            $"\"msec\":{now.ToString("F3", CultureInfo.InvariantCulture)}",
            $"\"status\":{response.StatusCode}",
            $"\"request_time\":{Seconds(took)}",
            $"\"bytes_sent\":{response.ContentLength ?? 0}",
            $"\"upstream_addr\":\"{List(attempts, a => a.Replica.Name)}\"",
            $"\"upstream_status\":\"{List(attempts, a => a.Status?.ToString(CultureInfo.InvariantCulture))}\"",
            $"\"upstream_connect_time\":\"{List(attempts, _ => null)}\"",
            $"\"upstream_header_time\":\"{List(attempts, a => Seconds(a.Headers))}\"",
            $"\"upstream_response_time\":\"{List(attempts, a => Seconds(a.Took))}\"",
        ];
        var line = string.Join(',', fields);
        lock (gate)
        {
            pending.Append('{').Append(line).Append("}\n");
        }
    }

    public void Dispose()
    {
        flush.Dispose();
        Flush();
        file.Dispose();
    }

    private static string List(IReadOnlyList<Attempt> attempts, Func<Attempt, string?> value) =>
        attempts.Count == 1 ? value(attempts[0]) ?? "-" : string.Join(", ", attempts.Select(a => value(a) ?? "-"));

    private static string? Seconds(TimeSpan? time) => time?.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);

    private void Flush()
    {
        lock (file)
        {
            lock (gate)
            {
                (pending, spare) = (spare, pending);
            }

            foreach (var chunk in spare.GetChunks())
            {
                file.Write(Encoding.ASCII.GetBytes(chunk.ToArray()));
            }

            spare.Clear();
        }
    }
}
