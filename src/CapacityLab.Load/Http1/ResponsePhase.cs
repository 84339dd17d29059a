namespace CapacityLab.Load.Http1;

/// <summary>What a parser waits for.</summary>
internal enum ResponsePhase : byte
{
    Idle,
    Head,
    Length,
    Chunked,
    UntilClose,
    Done,
    Failed,
}
