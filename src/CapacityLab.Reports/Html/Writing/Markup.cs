namespace CapacityLab.Reports.Html.Writing;

/// <summary>HTML that is safe to write as it is. Everything else is encoded on its way into one.</summary>
internal readonly record struct Markup(string Html)
{
    public static readonly Markup Empty = new("");

    /// <summary>The literal parts as they are, every value encoded.</summary>
    public static Markup Of(MarkupHandler handler) => new(handler.Html());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Html)));

    public override string ToString() => Html ?? "";
}
