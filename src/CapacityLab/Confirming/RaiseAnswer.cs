namespace CapacityLab.Confirming;

/// <summary>The raised layout, or why there is none.</summary>
/// <param name="Raised">Null: none.</param>
/// <param name="WhyNot">In sentences; empty where there is one.</param>
internal sealed record RaiseAnswer(RaisedLayout? Raised, string WhyNot)
{
    public static RaiseAnswer Yes(RaisedLayout raised) => new(raised, "");

    public static RaiseAnswer No(string why) => new(null, why);
}
