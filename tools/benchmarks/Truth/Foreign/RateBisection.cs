namespace Benchmarks.Truth.Foreign;

/// <summary>Looks for the highest rate that holds: up and down by half, then between. Asked nothing of the lab's own search.</summary>
/// <param name="holds">Carries out a load at a rate.</param>
internal sealed class RateBisection(Func<double, Task<bool>> holds)
{
    private const double Step = 1.5;
    private const double Precision = 1.04;
    private const int MostProbes = 16;

    private double? held;
    private double? failed;

    /// <summary>Null where no rate held, or none failed.</summary>
    /// <param name="from">First rate; above zero.</param>
    public async Task<double?> FindAsync(double from)
    {
        double rate = from;
        for (int probe = 0; probe < MostProbes && !IsSettled; probe++)
        {
            if (await holds(rate))
            {
                held = rate;
            }
            else
            {
                failed = rate;
            }

            rate = Next();
        }

        return failed is null ? null : held;
    }

    private bool IsSettled => held is { } low && failed is { } high && high / low <= Precision;

    private double Next() =>
        (held, failed) switch
        {
            ({ } low, { } high) => Math.Sqrt(low * high),
            ({ } low, null) => low * Step,
            (_, var high) => high!.Value / Step,
        };
}
