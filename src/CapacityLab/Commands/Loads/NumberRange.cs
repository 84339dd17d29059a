using System.CommandLine.Parsing;
using System.Globalization;

namespace CapacityLab.Commands.Loads;

/// <summary>The numbers that an option takes, both ends included.</summary>
internal sealed record NumberRange(string Option, double From, double To, bool IsWhole = true)
{
    public static readonly NumberRange Connections = new("--connections", 1, 100_000);
    public static readonly NumberRange Rate = new("--rate", 0.0001, 500_000, IsWhole: false);
    public static readonly NumberRange MaxInFlight = new("--max-in-flight", 1, 100_000);
    public static readonly NumberRange Threads = new("--threads", 0, 64);
    public static readonly NumberRange Seed = new("--seed", int.MinValue, int.MaxValue);

    public string Allowed =>
        string.Create(CultureInfo.InvariantCulture, $"a {(IsWhole ? "whole " : "")}number from {From} to {To}");

    public bool Has(double number) => number >= From && number <= To;

    /// <summary>Reads what was typed; a text that is no number, or a whole one beyond 32 bits, is an error.</summary>
    public int Whole(ArgumentResult result) => TypedNumber.Whole(result, Option, Allowed);

    /// <summary>The same for numbers with a fraction.</summary>
    public double Real(ArgumentResult result) => TypedNumber.Real(result, Option, Allowed);
}
