using System.Text;
using CapacityLab.Plans.Sections;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans;

/// <summary>Every field of a plan as a page for people, made of the same declarations that a plan is read by.</summary>
internal static class PlanReference
{
    private const string Head = """
        # The plan, field by field

        This page is for those who write a `lab.json` or a scenario file. It has every field, what it allows and its default. It is made of
        the declarations by which a plan is read. `validate` checks a file, and `schema` says the same to an editor.

        In a path `[]` stands for each item of a list, and `NAME` for a name of your choice. A scenario has just one of `file`, `code` and
        `steps`. A scenario file has the fields of `scenarios[]` but `file` and `code`. Comments and trailing commas are fine.

        """;

    public static string Markdown()
    {
        var page = new StringBuilder(Head);
        var rows = Rows().ToList();
        Append(page, "The plan itself", "", rows.Where(row => !row.Path.Contains('.', StringComparison.Ordinal)));
        foreach (
            var (_, top) in PlanSection.Shape.Fields.Where(one =>
                one.Path.LastIndexOf('.') == 0 && one.Field.Shape.Fields.Any()
            )
        )
        {
            Append(page, top.Name, top.Description, rows.Where(row => IsBelow(row.Path, top.Name)));
        }

        return page.ToString();
    }

    /// <summary>A field that stands in several objects is described once, and named in the others.</summary>
    private static IEnumerable<Row> Rows()
    {
        var described = new Dictionary<Field, string>();
        string named = "";
        foreach (var (path, field) in PlanSection.Shape.Fields.Select(one => (Path: one.Path[1..], one.Field)))
        {
            string parent = path[..Math.Max(0, path.LastIndexOf('.'))];
            if (described.TryAdd(field, parent))
            {
                yield return new Row(path, Allowed(field.Shape), Default(field), field.Description);
            }
            else if (named != parent)
            {
                named = parent;
                yield return new Row($"{parent}.…", $"the fields of `{described[field]}`", "", "As there.");
            }
        }
    }

    private static void Append(StringBuilder page, string heading, string description, IEnumerable<Row> rows)
    {
        page.Append('\n').Append("## ").Append(heading).Append("\n\n");
        page.Append(description.Length == 0 ? "" : $"{description}\n\n");
        page.Append("| field | allowed | default | |\n|-|-|-|-|\n");
        foreach (var row in rows)
        {
            page.Append($"| `{row.Path}` | {Cell(row.Allowed)} | {row.Default} | {Cell(row.Description)} |\n");
        }
    }

    private static bool IsBelow(string path, string top) =>
        path.StartsWith(top, StringComparison.Ordinal) && path.Length > top.Length && path[top.Length] is '.' or '[';

    private static string Allowed(Shape shape) =>
        shape.Unit.Length == 0 ? shape.Summary : $"{shape.Summary}, in {shape.Unit}";

    private static string Default(Field field) =>
        field.IsRequired ? "required"
        : field.Default is { } value ? $"`{value.ToJsonString()}`"
        : "";

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    private sealed record Row(string Path, string Allowed, string Default, string Description);
}
