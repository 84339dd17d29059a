using CapacityLab.Display;
using CapacityLab.Load;

namespace CapacityLab.Commands;

/// <summary>What a command is given by the program that it is a part of.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Code">Scenarios in code, which plans may name.</param>
/// <param name="Arguments">As typed.</param>
/// <param name="Time">Its clock.</param>
internal sealed record CommandContext(
    Terminal Terminal,
    IReadOnlyList<Scenario> Code,
    string[] Arguments,
    TimeProvider Time
);
