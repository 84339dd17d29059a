using CapacityLab.Load;

namespace CapacityLab;

/// <summary>The program behind <c>dotnet run --project loadtests</c> and the tool.</summary>
public static class Lab
{
    /// <summary>Carries out a command line and returns its exit code.</summary>
    /// <param name="arguments">As given to the program.</param>
    /// <param name="scenarios">Scenarios in code, which plans may name.</param>
    public static Task<int> RunAsync(string[] arguments, IReadOnlyList<Scenario> scenarios) =>
        throw new NotImplementedException();
}
