using CapacityLab.Results.Layouts;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// The capacities of layouts that differ in one size. What the law goes through, and predicts, is the edge of each, not the rate below
/// it that is stated; see <see cref="CapacityError"/>.
/// </summary>
/// <param name="Axis">What the size is.</param>
/// <param name="Unit">The size that n = 1 stands for: the law needs n ≥ 1, as σ and κ are what each further one costs.</param>
/// <param name="Size">The size of a layout.</param>
/// <param name="Layouts">All of the sweep, measured or not.</param>
internal sealed record CapacitySweep(
    string Axis,
    double Unit,
    Func<LayoutResult, double> Size,
    IReadOnlyList<LayoutResult> Layouts
)
{
    private const string OfEdges =
        " Fitted is the edge, the rate at which the objective is just met; the capacities that are stated held, below it.";

    private const int LeastSizes = 2;
    private const int CurveSteps = 40;

    /// <summary>Twice the largest size measured is as far as predictions reach.</summary>
    private const double Reach = 2;

    private const int MostPredictions = 16;

    private readonly List<LayoutResult> measured = [.. Layouts.Where(CapacityError.IsOfLayout)];

    /// <param name="counted">What n counts, in a sentence.</param>
    public ScalingLaw Conclude(string counted)
    {
        int sizes = measured.Select(Size).Distinct().Count();
        var law =
            sizes >= LeastSizes
                ? Fitted()
                : new ScalingLaw
                {
                    Observations = measured.Count,
                    Points = [.. measured.Select(Point)],
                    Reason =
                        $"No law is fitted: {sizes} of at least {LeastSizes} different sizes have a measured capacity{(IsHostFull ? " that the host did not limit" : "")}.",
                };
        return law with
        {
            Axis = Axis,
            Unit = Unit,
            Reason = $"{law.Reason} {counted}{(law.IsFitted ? OfEdges : "")}{LeftOut()}{ByBalancer()}",
        };
    }

    private bool IsHostFull => Layouts.Any(layout => CapacityError.IsMeasured(layout) && !measured.Contains(layout));

    private ScalingLaw Fitted()
    {
        var fit = ScalingFit.Of([.. measured.Select(Observation)], new ScalingFitOptions());
        var law = fit.Conclude();
        return law with
        {
            Points = [.. law.Points.Zip(measured, With)],
            Curve = [.. Places().Select(fit.Curve)],
            Predictions = [.. Unmeasured().Select(fit.Predict)],
        };
    }

    // Rounded, since 0.3 over 0.1 is not 3 in binary, and equal sizes must be equal.
    private double N(LayoutResult layout) => Math.Round(Size(layout) / Unit, 9);

    private Observation Observation(LayoutResult layout) =>
        new(N(layout), CapacityError.Edge(layout.Capacity), CapacityError.Of(layout.Capacity));

    private ScalingPoint Point(LayoutResult layout) =>
        With(new ScalingPoint { N = N(layout), Throughput = CapacityError.Edge(layout.Capacity) }, layout);

    private static ScalingPoint With(ScalingPoint point, LayoutResult layout) =>
        point with
        {
            Layout = layout.Name,
            Bracket = new FitInterval { Low = layout.Capacity.Low.PerSecond, High = layout.Capacity.High?.PerSecond },
        };

    private IEnumerable<double> Places()
    {
        double first = measured.Min(N);
        double last = measured.Max(N) * Reach;
        return Enumerable.Range(0, CurveSteps + 1).Select(step => first + ((last - first) * step / CurveSteps));
    }

    /// <summary>Whole multiples that no layout has, as far as predictions reach; thinned out where they are many.</summary>
    private IEnumerable<double> Unmeasured()
    {
        int last = (int)Math.Floor(measured.Max(N) * Reach);
        int step = 1 + (last / MostPredictions);
        return Enumerable
            .Range(1, last)
            .Where(n => (last - n) % step == 0 && n >= measured.Min(N))
            .Select(n => (double)n)
            .Except(measured.Select(N));
    }

    private string LeftOut()
    {
        var others = Layouts.Where(layout => !CapacityError.IsOfLayout(layout)).ToList();
        static string because(LayoutResult layout) =>
            layout.Capacity.Status switch
            {
                CapacityStatus.GeneratorLimited => "generator-limited",
                CapacityStatus.HostDisturbed => "host-disturbed",
                CapacityStatus.BrokenScenario => "broken scenario",
                CapacityStatus.NotReached => "capacity not reached",
                CapacityStatus.Measured when CapacityError.IsMeasured(layout) =>
                    "host-cpu: the processors that all nodes share were full, which limits the lab and not the layout",
                _ => "not measured",
            };
        return others.Count == 0
            ? ""
            : $" Left out: {string.Join(", ", others.Select(layout => $"{layout.Name} ({because(layout)})"))}.";
    }

    /// <summary>It is in front of the replicas wherever they run, and its limit is one of the layout's.</summary>
    private string ByBalancer()
    {
        var limited = measured.Where(layout => layout.Bottleneck.Cause == BottleneckCause.Balancer).ToList();
        return limited.Count == 0
            ? ""
            : $" At {string.Join(", ", limited.Select(layout => layout.Name))} the balancer was what gave out: the law is that of the layout with it, not of the replicas alone.";
    }
}
