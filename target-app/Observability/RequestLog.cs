using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;

namespace TargetApp.Observability;

/// <summary>
/// Writes the request log, one JSON object a line, from one thread of its own: a request only queues its line, and
/// a starved thread pool stops no logging. Disposing it writes what is queued.
/// </summary>
internal sealed class RequestLog : IDisposable
{
    /// <summary>Lines queued before requests wait for the output: memory is bounded and no line is lost.</summary>
    private const int Capacity = 16_384;

    private const int FlushBytes = 32 * 1024;

    /// <summary>Pause after each batch: lines gather meanwhile, and a busy server wakes this thread 50 times a second.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly Stream output;
    private readonly Thread writer;
    private readonly ManualResetEventSlim ending = new();
    private readonly Channel<RequestLogLine> queue = Channel.CreateBounded<RequestLogLine>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = true }
    );

    /// <summary>Set once, when the output is gone: from then on lines are dropped and requests go on.</summary>
    private volatile bool nobodyReads;

    public RequestLog(Stream output)
    {
        this.output = output;
        writer = new(WriteAll) { Name = "request log", IsBackground = true };
        writer.Start();
    }

    public ValueTask AddAsync(in RequestLogLine line) =>
        queue.Writer.TryWrite(line) || nobodyReads ? ValueTask.CompletedTask : WaitAsync(line);

    public void Dispose()
    {
        if (!ending.IsSet)
        {
            ending.Set();
            queue.Writer.TryComplete();
            writer.Join();
        }
    }

    private async ValueTask WaitAsync(RequestLogLine line)
    {
        while (await queue.Writer.WaitToWriteAsync() && !queue.Writer.TryWrite(line)) { }
    }

    private void WriteAll()
    {
        var buffer = new ArrayBufferWriter<byte>(FlushBytes * 2);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        try
        {
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                WriteQueued(json, buffer);
                ending.Wait(Gather);
            }
        }
        catch (IOException)
        {
            nobodyReads = true;
            queue.Writer.TryComplete();
        }
    }

    private void WriteQueued(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer)
    {
        while (queue.Reader.TryRead(out var line))
        {
            json.Reset(buffer);
            JsonSerializer.Serialize(json, line, RequestLogJson.Default.RequestLogLine);
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushBytes)
            {
                Flush(buffer);
            }
        }

        Flush(buffer);
    }

    private void Flush(ArrayBufferWriter<byte> buffer)
    {
        output.Write(buffer.WrittenSpan);
        output.Flush();
        buffer.ResetWrittenCount();
    }
}
