using System.Globalization;
using CapacityLab.Layouts.Docker;
using CapacityLab.Results.Texts;

namespace CapacityLab.Plans.Suggestions;

/// <summary>A setting of the plan, its placeholders filled in for containers that listen on one port each.</summary>
/// <param name="Parts">Text, and null where the database's password belongs.</param>
/// <param name="IsSecret">The plan's value was hidden: it must come from whoever deploys.</param>
internal sealed record PlannedText(IReadOnlyList<string?> Parts, bool IsSecret)
{
    public const string DataFolder = "/data";

    /// <summary>Of one container alone, and lost with it.</summary>
    public const string WorkFolder = "/work";

    private const string Data = "{data}";
    private const string Work = "{work}";
    private const string Name = "{name}";

    /// <summary>Whether it is the name of the replica alone, which a platform may know better.</summary>
    public bool IsName { get; private init; }

    /// <summary>Whether it needs anything that may not be written down.</summary>
    public bool NeedsSecret => IsSecret || Parts.Contains(null);

    public static bool UsesData(string text) => text.Contains(Data, StringComparison.Ordinal);

    public static bool UsesWork(string text) => text.Contains(Work, StringComparison.Ordinal);

    public static PlannedText Of(string text, string node, NodeNames names)
    {
        var parts = new List<string?>();
        int from = 0;
        foreach (var one in Placeholder.In(text))
        {
            parts.Add(text[from..one.Index]);
            parts.AddRange(Value(one.Name, node, names) ?? [text[one.Index..one.End]]);
            from = one.End;
        }

        parts.Add(text[from..]);
        return new PlannedText(parts, text.Contains(Secrets.Hidden, StringComparison.Ordinal))
        {
            IsName = text == Name,
        };
    }

    /// <param name="escape">Of the text, so that nothing in it is taken for a variable.</param>
    /// <param name="password">Stands for the database's password as it is.</param>
    public string Write(Func<string, string> escape, string password) =>
        string.Concat(Parts.Select(part => part is null ? password : escape(part)));

    private static IEnumerable<string?>? Value(string placeholder, string node, NodeNames names) =>
        placeholder switch
        {
            "port" => [Port],
            "url" => [$"http://0.0.0.0:{Port}"],
            "name" => [node],
            "data" => [DataFolder],
            "work" => [WorkFolder],
            "database.host" => [Postgres.Name],
            "database.port" => [DatabasePort],
            "database.user" => [Postgres.User],
            "database.password" => [null],
            "database.connection" =>
            [
                $"Host={Postgres.Name};Port={DatabasePort};Username={Postgres.User};Password=",
                null,
                $";Database={Postgres.User}",
            ],
            _ => OfService(placeholder, names) is { } value ? [value] : null,
        };

    private static string? OfService(string placeholder, NodeNames names)
    {
        int dot = placeholder.LastIndexOf('.');
        string? service = dot < 0 ? null : names.Find(placeholder[..dot]);
        return service is null ? null
            : placeholder.EndsWith(".url", StringComparison.Ordinal) ? $"http://{service}:{Port}"
            : placeholder.EndsWith(".port", StringComparison.Ordinal) ? Port
            : null;
    }

    private static string DatabasePort => Postgres.Port.ToString(CultureInfo.InvariantCulture);

    private static string Port => Deployed.Port.ToString(CultureInfo.InvariantCulture);
}
