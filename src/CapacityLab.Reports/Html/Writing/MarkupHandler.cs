using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CapacityLab.Results.Texts;

namespace CapacityLab.Reports.Html.Writing;

/// <summary>Encodes what is interpolated into HTML: forgetting to encode is not possible, only asking not to.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html;

    public MarkupHandler(int literalLength, int formattedCount) =>
        _html = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(string? text) => _html.Append(Encoder.Encode(VisibleText.Of(text ?? "")));

    public void AppendFormatted(int number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public string Html() => _html.ToString();
}
