using Spectre.Console.Rendering;

namespace CapacityLab.Display;

/// <summary>Makes every text of what it wraps safe for a terminal; the console's own control codes stay.</summary>
internal sealed class ShownRenderable(IRenderable inner, Terminal terminal) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        inner.Render(options, maxWidth).Select(Shown);

    private Segment Shown(Segment segment) =>
        segment.IsControlCode
        || segment.IsLineBreak
        || terminal.Shown(segment.Text) is var shown && shown == segment.Text
            ? segment
            : new Segment(shown, segment.Style);
}
