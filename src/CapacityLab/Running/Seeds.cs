namespace CapacityLab.Running;

/// <summary>
/// A seed of its own for every load of a layout. With the same one the generated keys would repeat, and a target that honours
/// idempotency keys would answer the second load from its memory of the first.
/// </summary>
internal static class Seeds
{
    private const int PerPlanSeed = 1_000;
    private const int FirstOfWarmUp = 500;
    private const int FirstOfRecovery = 600;
    private const int FirstOfScenarioCheck = 900;

    /// <param name="planSeed">The plan's.</param>
    /// <param name="index">From 1, below 500.</param>
    public static int OfProbe(int planSeed, int index) => unchecked((planSeed * PerPlanSeed) + index);

    /// <param name="planSeed">The plan's.</param>
    /// <param name="stretch">From 0, below 100.</param>
    public static int OfWarmUp(int planSeed, int stretch) =>
        unchecked((planSeed * PerPlanSeed) + FirstOfWarmUp + stretch);

    /// <param name="planSeed">The plan's.</param>
    /// <param name="stretch">From 0, below 100.</param>
    public static int OfScenarioCheck(int planSeed, int stretch) =>
        unchecked((planSeed * PerPlanSeed) + FirstOfScenarioCheck + stretch);

    /// <param name="planSeed">The plan's.</param>
    /// <param name="trial">From 0, below 300.</param>
    public static int OfRecovery(int planSeed, int trial) =>
        unchecked((planSeed * PerPlanSeed) + FirstOfRecovery + trial);
}
