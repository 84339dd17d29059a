using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EndToEnd.Tests;

/// <summary>The lab as a user starts it, in a process of its own.</summary>
internal sealed partial class LabProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly ConcurrentQueue<string> error = new();
    private readonly ConcurrentQueue<string> output = new();

    private LabProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public IReadOnlyList<string> Output => [.. output];

    public IReadOnlyList<string> Error => [.. error];

    public static LabProcess Start(string folder, params string[] arguments) =>
        Start(folder, new Dictionary<string, string>(), arguments);

    public static LabProcess Start(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        // Auto would take Docker where an engine happens to answer; what is meant for it says so.
        string[] runtime = arguments is ["run", ..] && !arguments.Contains("--runtime") ? ["--runtime", "process"] : [];
        var start = new ProcessStartInfo("dotnet", [Programs.Lab, .. arguments, .. runtime])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new LabProcess(new Process { StartInfo = start });
    }

    /// <summary>Started by a shell that may open no more than so many files.</summary>
    public static LabProcess StartWithDescriptors(int most, params string[] arguments) =>
        StartInShell($"ulimit -n {most}; exec \"$@\"", arguments);

    /// <param name="script">Starts what its arguments say.</param>
    /// <param name="arguments">Of the lab.</param>
    public static LabProcess StartInShell(string script, params string[] arguments) =>
        new(
            new Process
            {
                StartInfo = new ProcessStartInfo("sh", ["-c", script, "sh", "dotnet", Programs.Lab, .. arguments])
                {
                    WorkingDirectory = Path.GetTempPath(),
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                },
            }
        );

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Waits until standard error holds a line with the text.</summary>
    public async Task<string> SeenAsync(string text)
    {
        long startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            if (Error.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }

            Assert.False(
                process.HasExited || Stopwatch.GetElapsedTime(startedAt) > Patience,
                $"«{text}» was not seen in:\n{string.Join('\n', Error)}"
            );
            await Task.Delay(20);
        }
    }

    public void Signal(int signal) => Signal(process.Id, signal);

    public static void Signal(int id, int signal)
    {
        if (Kill(id, signal) != 0)
        {
            throw new Win32Exception();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Signal(15);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
