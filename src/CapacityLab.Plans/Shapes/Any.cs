using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Shapes;

/// <summary>Shapes that several sections use.</summary>
internal static class Any
{
    public static readonly TextShape Text = new("text");

    public static readonly ScalarTextShape Scalar = new();

    public static readonly FlagShape Flag = new();

    public static readonly TextShape Name = new(
        "a name of 1 to 60 characters, not only blanks, without control characters and marks of direction",
        @"^(?=.{0,59}\S)[^\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]{1,60}$"
    );

    /// <summary>Names the JSON Schema for editors; not used here.</summary>
    public static FieldOf<T> Schema<T>(FieldsOf<T> fields) =>
        fields.Optional("$schema", Text, _ => null, (options, _) => options, "The JSON Schema of this file.");

    public static readonly TextShape FilePath = new("a path", @"^[^\u0000-\u001f]+$");

    /// <summary>Of a request line: printable ASCII without blanks. What is outside of it must be percent-encoded.</summary>
    public static readonly TextShape UrlPath = new(
        "a path from one slash on, without blanks and #, other than ASCII percent-encoded",
        "^/(?:[!-\"$-.0-~][!-\"$-~]*)?$"
    );

    public static NumberShape<TimeSpan> Seconds(double min, double max) =>
        new(min, max, seconds => Ticks(seconds * TimeSpan.TicksPerSecond), time => time.TotalSeconds) { Of = "s" };

    public static NumberShape<TimeSpan> Milliseconds(double min, double max) =>
        new(
            min,
            max,
            milliseconds => Ticks(milliseconds * TimeSpan.TicksPerMillisecond),
            time => time.TotalMilliseconds
        )
        {
            Of = "ms",
        };

    public static NumberShape<double> Number(double min, double max) =>
        new(min, max, number => number, number => number);

    public static NumberShape<RequestRate> Rate(double min, double max) =>
        new(min, max, rate => new RequestRate(rate), rate => rate.PerSecond) { Of = "requests/s" };

    public static NumberShape<IterationRate> Iterations(double min, double max) =>
        new(min, max, rate => new IterationRate(rate), rate => rate.PerSecond) { Of = "iterations/s" };

    // TimeSpan.FromSeconds cuts, which makes a written and read duration one tick shorter.
    private static TimeSpan Ticks(double ticks) => new((long)Math.Round(ticks));
}
