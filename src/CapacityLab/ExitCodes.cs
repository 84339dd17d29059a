namespace CapacityLab;

/// <summary>What the commands return.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int InternalError = 1;
    public const int BadInput = 2;
    public const int GateFailed = 3;
    public const int Inconclusive = 5;
    public const int Environment = 6;
}
