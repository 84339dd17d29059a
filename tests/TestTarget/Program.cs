using System.Diagnostics;

// What a node can do to a lab, on demand.
if (Environment.GetEnvironmentVariable("EXIT_AT_START") is { Length: > 0 } code)
{
    await Console.Error.WriteLineAsync("I end at once");
    return int.Parse(code);
}

var builder = WebApplication.CreateSlimBuilder(args);
var app = builder.Build();
var name = Environment.GetEnvironmentVariable("NAME") ?? "";
var ready = Environment.GetEnvironmentVariable("NEVER_HEALTHY") is null;

app.MapGet("/healthz", () => ready ? Results.Ok() : Results.StatusCode(503));
app.MapGet("/", () => name);
app.MapGet("/pid", () => Environment.ProcessId);
app.MapGet("/processors", () => Environment.ProcessorCount);
app.MapGet("/environment", (string of) => Environment.GetEnvironmentVariable(of) ?? "");
app.MapGet("/bytes", (int count) => new string('x', count));
app.MapPost("/length", LengthAsync);
app.MapGet("/wait", (int ms) => Task.Delay(ms));
app.MapGet("/burn", (int ms) => Burn(TimeSpan.FromMilliseconds(ms)));
app.MapGet("/exit", (int with) => Environment.Exit(with));
var asked = 0;
app.Map("/abort", (HttpContext context, int every) => AbortSome(context, every));
app.MapGet("/allocate", (int mb) => Allocate(mb));
app.Run();
return 0;

// One connection in so many is ended without an answer.
string AbortSome(HttpContext context, int every)
{
    if (Interlocked.Increment(ref asked) % every == 0)
    {
        context.Abort();
    }

    return name;
}

static async Task<long> LengthAsync(HttpRequest request)
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    return body.Length;
}

static void Burn(TimeSpan time)
{
    var started = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(started) < time) { }
}

// Outside of the runtime's own heap, so that the kernel's limit is met before the runtime's.
unsafe void Allocate(int mebibytes)
{
    for (var i = 0; i < mebibytes; i++)
    {
        var memory = System.Runtime.InteropServices.NativeMemory.Alloc(1024 * 1024);
        new Span<byte>(memory, 1024 * 1024).Fill(1);
    }
}
