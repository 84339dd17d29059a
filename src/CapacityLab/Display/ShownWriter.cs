using System.Text;
using CapacityLab.Results.Texts;

namespace CapacityLab.Display;

/// <summary>Writes text to a stream of the process, made safe for a terminal.</summary>
internal sealed class ShownWriter(TextWriter inner, Terminal? terminal = null)
    : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value) => inner.Write(Shown(value ?? ""));

    public override void WriteLine(string? value) => inner.WriteLine(Shown(value ?? ""));

    public override void WriteLine() => inner.WriteLine();

    /// <summary>JSON, whose values stay what they are.</summary>
    public void WriteJson(string json) => inner.Write(VisibleText.OfJson(json));

    /// <summary>Over what stands in the line: to its begin, the only control that a program of ours writes by itself.</summary>
    public void WriteOver(string text) => inner.Write('\r' + Shown(text));

    public override void Flush() => inner.Flush();

    private string Shown(string text) => terminal?.Shown(text) ?? VisibleText.Of(text);
}
