using System.Globalization;
using System.Text.Json.Nodes;
using Benchmarks.Peers;

namespace Benchmarks.Truth;

/// <summary>
/// What fit predicts of a size from smaller ones, held against the measured: four replicas from one to three, 1 CPU from 0.25 and
/// 0.5. Within a tenth, or it says that it cannot.
/// </summary>
internal static class PredictionTruth
{
    private const double MostError = 0.1;
    private const int Rounds = 3;

    // Four of them, the balancer and payments still fit one processor.
    private const double ReplicaCpus = 0.15;
    private static readonly int[] Replicas = [1, 2, 3, 4];
    private static readonly double[] Cpus = [0.25, 0.5, 1];

    public static async Task<IReadOnlyList<Check>> RunAsync()
    {
        var replicas = new List<(double N, double Capacity)>();
        var cpus = new List<(double N, double Capacity)>();
        for (int round = 0; round < Rounds; round++)
        {
            var horizontal = await CapacitiesAsync([.. Replicas.Select(count => Layout(count, ReplicaCpus))]);
            replicas.AddRange(Replicas.Select(count => (double)count).Zip(horizontal));
            cpus.AddRange(Cpus.Zip(await CapacitiesAsync([.. Cpus.Select(LabRuns.Layout)])));
        }

        return
        [
            await CheckAsync(Text($"4 replicas of {ReplicaCpus} CPU from 1 to 3"), replicas, 4),
            await CheckAsync("1 CPU from 0.25 and 0.5", cpus, 1),
        ];
    }

    private static async Task<IEnumerable<double>> CapacitiesAsync(IReadOnlyList<JsonObject> layouts)
    {
        var (result, _) = await LabRuns.RunAsync(plan =>
        {
            plan["scaleToHost"] = false;
            plan["layouts"] = new JsonArray([.. layouts]);
        });
        return result.Layouts.Select(layout => layout.Capacity.RequestsPerSecond?.PerSecond ?? 0);
    }

    private static async Task<Check> CheckAsync(string what, List<(double N, double Capacity)> all, double wanted)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("capacitylab-prediction-").FullName, "sizes.csv");
        var known = all.Where(point => point.N < wanted && point.Capacity > 0);
        await File.WriteAllLinesAsync(
            file,
            known.Select(point => Text($"{point.N},{point.Capacity:0.00}")).Prepend("n,throughput")
        );
        var fit = await LabRuns.FitAsync(file, "--at", Text($"{wanted}"));
        var said = fit["predictions"]![0]!;
        double measured = Medians.Of(all.Where(point => point.N == wanted).Select(point => point.Capacity));
        return new Check(
            Text($"prediction of {what}, {Rounds} runs each"),
            Text($"{measured:0} req/s, measured, ± {MostError:0%}, or that it cannot"),
            Said(said, measured),
            said["throughput"] is not { } predicted
                || Math.Abs((predicted.GetValue<double>() / measured) - 1) <= MostError
        );
    }

    private static string Said(JsonNode said, double measured) =>
        said["throughput"]?.GetValue<double>() is not { } predicted
            ? said["reason"]!.GetValue<string>()
            : Text(
                $"{predicted:0} req/s ({(predicted / measured) - 1:+0.0%;-0.0%}), interval {said["interval"]?["low"]?.GetValue<double>():0} to {said["interval"]?["high"]?.GetValue<double>():0}"
            );

    private static JsonObject Layout(int replicas, double cpus)
    {
        var layout = LabRuns.Layout(cpus);
        layout["replicas"] = replicas;
        return layout;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
