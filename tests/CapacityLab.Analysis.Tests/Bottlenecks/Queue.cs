using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>A server of some places and a queue before it, in virtual time.</summary>
/// <param name="Places">Requests served at a time.</param>
/// <param name="Service">Time of one, drawn for each.</param>
internal sealed record Queue(int Places, Func<Random, double> Service)
{
    private const double Seconds = 4;
    private const double Patience = 5;

    public static Func<Random, double> Exponential(double mean) => random => -mean * Math.Log(1 - random.NextDouble());

    /// <summary>Users that send again when they are answered.</summary>
    public ProbeResult Closed(int users, Random random)
    {
        var ready = new PriorityQueue<double, double>();
        for (int user = 0; user < users; user++)
        {
            ready.Enqueue(0, 0);
        }

        var free = new double[Places];
        var answers = new List<(double Sent, double Ended)>();
        while (ready.Dequeue() is var sent && sent < Seconds)
        {
            double ended = Serve(free, sent, random);
            answers.Add((sent, ended));
            ready.Enqueue(ended, ended);
        }

        return Probe(answers) with
        {
            Concurrency = users,
            Model = LoadModel.Closed,
            Purpose = ProbePurpose.Ladder,
        };
    }

    /// <summary>Arrivals at a rate, at random.</summary>
    public ProbeResult Open(double rate, Random random, bool? held)
    {
        var free = new double[Places];
        var answers = new List<(double Sent, double Ended)>();
        for (double at = Exponential(1 / rate)(random); at < Seconds; at += Exponential(1 / rate)(random))
        {
            answers.Add((at, Serve(free, at, random)));
        }

        return Probe(answers) with
        {
            Offered = new RequestRate(rate),
            ObjectivesHeld = held,
        };
    }

    private double Serve(double[] free, double sent, Random random)
    {
        int first = Array.IndexOf(free, free.Min());
        return free[first] = Math.Max(free[first], sent) + Service(random);
    }

    private static ProbeResult Probe(List<(double Sent, double Ended)> answers)
    {
        var ended = answers.Where(answer => answer.Ended < Seconds + Patience).ToList();
        var times = ended.Select(answer => answer.Ended - answer.Sent).Order().ToList();
        int inTime = ended.Count(answer => answer.Ended <= Seconds);
        return new ProbeResult
        {
            Duration = TimeSpan.FromSeconds(Seconds),
            Offered = new RequestRate(inTime / Seconds),
            Scheduled = answers.Count,
            Completed = ended.Count,
            CompletedInTime = inTime,
            Ok = ended.Count,
            ServiceTimeMs = new LatencySummary
            {
                Count = times.Count,
                Mean = TimeSpan.FromSeconds(times.Average()),
                P50 = TimeSpan.FromSeconds(times[times.Count / 2]),
                P90 = TimeSpan.FromSeconds(times[times.Count * 9 / 10]),
            },
        };
    }
}
