namespace CapacityLab.Plans;

/// <summary>What a plan's sizing and the command line of <c>size</c> allow alike.</summary>
internal static class SizingBounds
{
    public const double MinRate = 0.001;
    public const double MaxRate = 100_000_000;
    public const double MaxGrowthPercent = 1_000;
    public const double MaxHeadroom = 0.95;
    public const int MaxSpare = 10;
    public const double MaxPrice = 1_000_000;
}
