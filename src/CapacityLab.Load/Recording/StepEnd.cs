namespace CapacityLab.Load.Recording;

/// <summary>How one request ended.</summary>
/// <param name="Step">Its number in the table of steps.</param>
/// <param name="Failure">Kind; null: ok.</param>
/// <param name="Status">Of the answer, up to 999; 0: none came, or code does not say it.</param>
internal readonly record struct StepEnd(int Step, TimeSpan ResponseTime, long Bytes, string? Failure, int Status = 0);
