namespace CapacityLab.Analysis.Scaling;

/// <summary>JᵀWJ and JᵀWr of a fit at one place, for the parameters (ln λ, σ, κ) as far as the model has them.</summary>
internal sealed class NormalEquations(int parameters)
{
    public const int Most = 3;

    private readonly double[,] factor = new double[Most, Most];

    public int Parameters { get; } = parameters;

    public double[,] Matrix { get; } = new double[Most, Most];

    /// <summary>JᵀWr: where it points, the loss falls.</summary>
    public double[] Descent { get; } = new double[Most];

    public void Build(Sample sample, HuberLoss loss, in Law law)
    {
        Array.Clear(Matrix);
        Array.Clear(Descent);
        Span<double> row = stackalloc double[Most];
        for (int index = 0; index < sample.Count; index++)
        {
            Gradient(sample.Sizes[index], sample.Slope(index, law), law, row);
            double residual = sample.Residual(index, law);
            Add(row, residual, loss.Weight(residual));
        }
    }

    /// <summary>
    /// Solves for the free parameters, each diagonal entry raised by a share (Marquardt's damping); the others stay zero. False
    /// where the equations tell nothing.
    /// </summary>
    public bool Solve(ReadOnlySpan<bool> isFree, double damping, Span<double> step)
    {
        for (int column = 0; column < Parameters; column++)
        {
            if (isFree[column] && !Factorise(isFree, column, damping))
            {
                return false;
            }
        }

        Substitute(isFree, step);
        return true;
    }

    /// <summary>The derivatives of ln X by ln λ, σ and κ, times a slope.</summary>
    public static void Gradient(double n, double slope, in Law law, Span<double> row)
    {
        double each = slope * (1 - n) / law.Divisor(n);
        row[0] = slope;
        row[1] = each;
        row[2] = each * n;
    }

    private void Add(ReadOnlySpan<double> row, double residual, double weight)
    {
        for (int i = 0; i < Parameters; i++)
        {
            Descent[i] += weight * row[i] * residual;
            for (int j = 0; j <= i; j++)
            {
                Matrix[i, j] += weight * row[i] * row[j];
            }
        }
    }

    /// <summary>One column of Cholesky's factor.</summary>
    private bool Factorise(ReadOnlySpan<bool> isFree, int column, double damping)
    {
        double least = Matrix[column, column] * 1e-13;
        for (int row = column; row < Parameters; row++)
        {
            double rest = Matrix[row, column] * (row == column ? 1 + damping : 1);
            for (int k = 0; k < column; k++)
            {
                rest -= isFree[k] ? factor[row, k] * factor[column, k] : 0;
            }

            if (row == column && !(rest > least))
            {
                return false;
            }

            factor[row, column] = row == column ? Math.Sqrt(rest) : rest / factor[column, column];
        }

        return true;
    }

    private void Substitute(ReadOnlySpan<bool> isFree, Span<double> step)
    {
        for (int row = 0; row < Parameters; row++)
        {
            double rest = Descent[row];
            for (int k = 0; k < row; k++)
            {
                rest -= factor[row, k] * step[k];
            }

            step[row] = isFree[row] ? rest / factor[row, row] : 0;
        }

        for (int row = Parameters - 1; row >= 0; row--)
        {
            double rest = step[row];
            for (int k = row + 1; k < Parameters; k++)
            {
                rest -= isFree[k] ? factor[k, row] * step[k] : 0;
            }

            step[row] = isFree[row] ? rest / factor[row, row] : 0;
        }
    }
}
