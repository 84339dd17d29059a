using System.Globalization;

namespace TargetApp.Settings;

/// <summary>
/// Reads typed settings and collects every mistake, so that they are reported together. By hand and not by the
/// binder, because the binder stops at the first mistake, passes over misspelt names and costs start-up time.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> errors = [];
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Known => known;

    public string? Text(string key)
    {
        known.Add(key);
        var text = configuration[key];
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public string Text(string key, string fallback) => Text(key) ?? fallback;

    public int Whole(string key, int fallback, int min, int max)
    {
        var text = Text(key);
        if (text is null)
        {
            return fallback;
        }

        return
            int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            && value >= min
            && value <= max
            ? value
            : Wrong(key, text, $"a whole number from {min} to {max}", fallback);
    }

    public double Number(string key, double fallback, double min, double max)
    {
        var text = Text(key);
        if (text is null)
        {
            return fallback;
        }

        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= min
            && value <= max
            ? value
            : Wrong(key, text, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}"), fallback);
    }

    public TimeSpan Milliseconds(string key, double fallback, double min, double max) =>
        TimeSpan.FromMilliseconds(Number(key, fallback, min, max));

    public TimeSpan Microseconds(string key, double fallback, double min, double max) =>
        TimeSpan.FromMicroseconds(Number(key, fallback, min, max));

    public bool Flag(string key, bool fallback)
    {
        var text = Text(key);
        return text is null ? fallback
            : bool.TryParse(text, out var value) ? value
            : Wrong(key, text, "true or false", fallback);
    }

    public T Choice<T>(string key, T fallback)
        where T : struct, Enum
    {
        var text = Text(key);
        if (text is null)
        {
            return fallback;
        }

        var name = Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null
            ? Wrong(key, text, string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant(), fallback)
            : Enum.Parse<T>(name);
    }

    public Uri? Address(string key)
    {
        var text = Text(key);
        return text is null ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : Wrong(key, text, "an address that begins with http:// or https://", (Uri?)null);
    }

    public void Refuse(string error) => errors.Add(error);

    /// <summary>Takes every name in these groups that nothing has read for a misspelling.</summary>
    public void RefuseUnknown(params string[] groups)
    {
        foreach (var setting in groups.SelectMany(group => configuration.GetSection(group).GetChildren()))
        {
            if (!known.Contains(setting.Path))
            {
                errors.Add($"{Shown(setting.Path)} is not a setting; README.md has the list.");
            }
        }
    }

    public void ThrowIfWrong()
    {
        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }
    }

    private T Wrong<T>(string key, string found, string allowed, T fallback)
    {
        errors.Add($"{Shown(key)} is \"{found}\"; allowed is {allowed}.");
        return fallback;
    }

    private static string Shown(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
