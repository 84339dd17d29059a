using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>
/// Fixed service of D under even arrivals, so that its capacity is 1/D. In seconds drawn at random others use the host, and nothing is
/// served in a part of them.
/// </summary>
/// <param name="share">Of the seconds, that others use.</param>
internal sealed class DisturbedTarget(double share) : SimulatedTarget
{
    private const double D = 0.0025;
    private const double T = 0.05;
    private const double LeastStop = 0.1;
    private const double MostStop = 0.3;
    private readonly List<(int Second, double Stop)> disturbed = [];

    public override string Name => "disturbed";

    public override double Capacity => 1 / D;

    public override Objectives Objectives => P99(T);

    public override double ClosedRate(int users) => 1 / D;

    /// <summary>A probe with its seconds; the generator was late in those that others used.</summary>
    public ProbeResult Disturbed(ProbeOrder order, Draws draws, Responses responses)
    {
        var probe = Probe(order.Rate, order.Length, draws, responses);
        var seconds = responses
            .Intervals(order.Length, Objectives.P99)
            .Select((second, index) => second with { OthersCpu = new Cpus(IsDisturbed(index) ? 1 : 0.05) })
            .ToList();
        return probe with
        {
            Intervals = seconds,
            OthersCpu = new Cpus(seconds.Average(second => second.OthersCpu!.Value.Cores)),
            Generator = new GeneratorUse
            {
                Limited = disturbed.Count > 0,
                CpuCores = new Cpus(0.05),
                CpuLimit = new Cpus(1),
            },
        };
    }

    protected override void Respond(double rate, int arrivals, Draws draws, Responses responses)
    {
        DrawSeconds(arrivals / rate, draws);
        double free = 0;
        foreach (int index in Enumerable.Range(0, arrivals))
        {
            double arrival = index / rate;
            free = Math.Max(free, arrival);
            foreach (var (second, stop) in disturbed.Where(one => free >= one.Second && free < one.Second + one.Stop))
            {
                free = second + stop;
            }

            free += D;
            responses.Add(arrival, free - arrival);
        }
    }

    private void DrawSeconds(double length, Draws draws)
    {
        disturbed.Clear();
        for (int second = 0; second < length; second++)
        {
            if (draws.Uniform() < share)
            {
                disturbed.Add((second, draws.Uniform(LeastStop, MostStop)));
            }
        }
    }

    private bool IsDisturbed(int second) => disturbed.Exists(one => one.Second == second);
}
