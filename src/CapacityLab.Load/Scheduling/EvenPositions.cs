namespace CapacityLab.Load.Scheduling;

internal sealed class EvenPositions : IArrivalPositions
{
    public double At(long number) => number;

    public IEnumerator<double> InOrder()
    {
        for (var number = 0L; ; number++)
        {
            yield return number;
        }
    }
}
