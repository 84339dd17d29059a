using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// Finds the law of a model with the least loss within 0 ≤ σ ≤ 1, κ ≥ 0, λ &gt; 0: Levenberg and Marquardt's method on
/// (ln λ, σ, κ), projected on the bounds. A parameter at a bound is held while the loss falls only beyond it. Not thread-safe.
/// </summary>
/// <param name="model">Which parameters are free.</param>
/// <param name="settled">The share of a parameter that a step must move for the search to go on.</param>
internal sealed class BoundedFit(ScalingModel model, double settled = BoundedFit.Settled)
{
    private const int MostSteps = 200;
    private const double MostDamping = 1e12;

    public const double Settled = 1e-10;

    private static readonly double[] StartSigmas = [0, 0.01, 0.1, 0.5];
    private static readonly double[] StartKappas = [0, 1e-6, 1e-4, 1e-2];

    private readonly NormalEquations equations = new(ParametersOf(model));
    private readonly bool[] isFree = new bool[NormalEquations.Most];
    private readonly double[] step = new double[NormalEquations.Most];

    public static int ParametersOf(ScalingModel model) => (int)model + 1;

    /// <summary>The best that any of several starts leads to.</summary>
    public Law Search(Sample sample, HuberLoss loss)
    {
        var best = default(Law);
        double least = double.PositiveInfinity;
        foreach (var start in Starts(sample))
        {
            var found = Improve(sample, loss, start);
            double reached = loss.Of(sample, found);
            if (reached < least)
            {
                (best, least) = (found, reached);
            }
        }

        return best;
    }

    /// <summary>The nearest minimum downhill from a start.</summary>
    public Law Improve(Sample sample, HuberLoss loss, Law start)
    {
        var law = start;
        double reached = loss.Of(sample, law);
        double damping = 1e-6;
        for (int count = 0; count < MostSteps && damping < MostDamping; count++)
        {
            equations.Build(sample, loss, law);
            Free(law);
            var next = Descend(sample, loss, law, ref reached, ref damping);
            bool isSettled = IsNear(law, next);
            law = next;
            if (isSettled)
            {
                break;
            }
        }

        return law;
    }

    /// <summary>One step that lowers the loss; the damping grows until there is one.</summary>
    private Law Descend(Sample sample, HuberLoss loss, in Law law, ref double reached, ref double damping)
    {
        for (; damping < MostDamping; damping *= 10)
        {
            if (!equations.Solve(isFree, damping, step))
            {
                continue;
            }

            var next = Stepped(law);
            double loses = loss.Of(sample, next);
            if (loses < reached)
            {
                reached = loses;
                damping = Math.Max(damping / 100, 1e-12);
                return next;
            }

            if (IsNear(law, next))
            {
                break;
            }
        }

        return law;
    }

    private Law Stepped(in Law law) =>
        new(
            law.Lambda * Math.Exp(Math.Clamp(step[0], -5, 5)),
            Math.Clamp(law.Sigma + step[1], 0, 1),
            Math.Max(law.Kappa + step[2], 0)
        );

    private void Free(in Law law)
    {
        isFree[0] = true;
        isFree[1] = equations.Parameters > 1 && IsInside(law.Sigma, 1, equations.Descent[1]);
        isFree[2] = equations.Parameters > 2 && IsInside(law.Kappa, double.PositiveInfinity, equations.Descent[2]);
    }

    private static bool IsInside(double value, double most, double descent) =>
        (value > 0 || descent > 0) && (value < most || descent < 0);

    private bool IsNear(in Law law, in Law next) =>
        IsNear(law.Lambda, next.Lambda) && IsNear(law.Sigma, next.Sigma) && IsNear(law.Kappa, next.Kappa);

    private bool IsNear(double value, double next) => Math.Abs(next - value) <= settled * (Math.Abs(value) + 1e-8);

    private IEnumerable<Law> Starts(Sample sample)
    {
        double lambda = sample.Observations.Max(one => one.Throughput / one.N);
        foreach (double sigma in equations.Parameters > 1 ? StartSigmas : [0])
        {
            foreach (double kappa in equations.Parameters > 2 ? StartKappas : [0])
            {
                yield return new Law(lambda, sigma, kappa);
            }
        }
    }
}
