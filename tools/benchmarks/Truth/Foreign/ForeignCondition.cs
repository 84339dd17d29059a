using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Foreign;

/// <summary>Circumstances of a run.</summary>
/// <param name="Runtime">process or docker.</param>
/// <param name="Quick">As with --quick; else in full.</param>
/// <param name="Hog">Beside a program that uses half of the host.</param>
internal sealed record ForeignCondition(string Runtime, bool Quick, bool Hog)
{
    public bool InDocker => Runtime == RuntimeName.Docker;

    public string Mode => Quick ? "quick" : "full";

    public override string ToString() => $"{Runtime} {Mode}{(Hog ? " hog" : "")}";
}
