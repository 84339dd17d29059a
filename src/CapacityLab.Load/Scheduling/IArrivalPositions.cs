namespace CapacityLab.Load.Scheduling;

/// <summary>Where the arrivals lie, in units of the rate's integral: a rate of one a unit.</summary>
internal interface IArrivalPositions
{
    double At(long number);

    /// <summary>The positions in their order, each at a constant cost.</summary>
    IEnumerator<double> InOrder();
}
