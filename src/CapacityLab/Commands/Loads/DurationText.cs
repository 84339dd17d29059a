using System.Globalization;

namespace CapacityLab.Commands.Loads;

/// <summary>Durations as people type them: <c>500ms</c>, <c>10s</c>, <c>2m</c>, <c>1h</c>; a bare number is seconds.</summary>
internal static class DurationText
{
    public const string Allowed = "a time such as 500ms, 10s, 2m or 1h";

    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        var (unit, seconds) = Units.FirstOrDefault(u => text.EndsWith(u.Unit, StringComparison.Ordinal), ("", 1));
        bool isNumber = double.TryParse(
            text.AsSpan(0, text.Length - unit.Length),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out double number
        );
        bool fits = isNumber && number >= 0 && number * seconds <= TimeSpan.FromDays(7).TotalSeconds;
        duration = fits ? TimeSpan.FromSeconds(number * seconds) : TimeSpan.Zero;
        return fits;
    }
}
