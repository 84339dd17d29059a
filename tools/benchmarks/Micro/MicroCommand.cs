using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

namespace Benchmarks.Micro;

/// <summary>What the parts of the engine cost by themselves, with what they allocate.</summary>
internal static class MicroCommand
{
    public static Command Build()
    {
        var quick = new Option<bool>("--short") { Description = "Fewer and shorter measurements." };
        var command = new Command("micro", "Times the parts of the engine.") { quick };
        command.SetAction(parsed =>
        {
            var config = parsed.GetValue(quick)
                ? ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun)
                : DefaultConfig.Instance;
            BenchmarkRunner.Run<EngineParts>(config);
        });
        return command;
    }
}
