using System.CommandLine;

namespace Benchmarks.Truth.Known;

/// <summary>A server of known capacity as a program of its own, for the lab to stand up.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var kind = new Argument<string>("kind");
        kind.AcceptOnlyFromAmong([.. KnownTarget.All.Select(target => target.Name)]);
        var port = new Argument<int>("port");
        var seed = new Argument<int>("seed");
        var file = new Argument<string>("file");
        var command = new Command("serve", "One server of known capacity.") { kind, port, seed, file };
        command.Hidden = true;
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var target = KnownTarget.All.Single(target => target.Name == parsed.GetRequiredValue(kind));
                using var server = new KnownServer(
                    parsed.GetValue(port),
                    target.Service(parsed.GetValue(seed), parsed.GetRequiredValue(file))
                );
                await Task.Delay(Timeout.Infinite, cancellation)
                    .ContinueWith(
                        _ => { },
                        CancellationToken.None,
                        TaskContinuationOptions.None,
                        TaskScheduler.Default
                    );
            }
        );
        return command;
    }
}
