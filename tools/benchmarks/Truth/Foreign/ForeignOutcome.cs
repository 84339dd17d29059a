namespace Benchmarks.Truth.Foreign;

/// <summary>What a run of the lab is worth against the known answer.</summary>
internal enum ForeignOutcome
{
    /// <summary>A cause that is right.</summary>
    Right,

    /// <summary>No cause was named: not wrong.</summary>
    Unknown,

    /// <summary>The host was named where a hog ran, or where the lab found others at work: not wrong.</summary>
    Host,

    /// <summary>Another cause.</summary>
    Wrong,

    /// <summary>The service did not stand, or the lab left nothing.</summary>
    NoResult,
}
