using Spectre.Console.Rendering;

namespace CapacityLab.Display;

/// <summary>Stands before everything that is written to a console, whoever writes it.</summary>
internal sealed class ShownTexts(Terminal terminal) : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new ShownRenderable(renderable, terminal));
}
