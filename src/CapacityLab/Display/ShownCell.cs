using CapacityLab.Results.Texts;
using Spectre.Console;

namespace CapacityLab.Display;

/// <summary>A cell of a table: made safe before it is laid out, so that columns keep their width.</summary>
internal static class ShownCell
{
    public static Text Of(string text) => new(VisibleText.Of(text));
}
