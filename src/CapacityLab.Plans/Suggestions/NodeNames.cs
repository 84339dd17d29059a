using System.Globalization;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Plans.Suggestions;

/// <summary>
/// Names that Kubernetes, Compose and DNS all take (RFC 1123: up to 63 small letters, digits and hyphens), one for each name of
/// the plan.
/// </summary>
internal sealed class NodeNames
{
    // Room for a number at the end.
    private const int Longest = 55;

    private readonly HashSet<string> taken = [NodeRole.Balancer, NodeRole.Database];
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);

    public string Give(string name)
    {
        string slug = Slug(name);
        string free = slug;
        for (int number = 2; !taken.Add(free); number++)
        {
            free = slug + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        given.TryAdd(name, free);
        return free;
    }

    /// <summary>Null where no node of the plan has the name.</summary>
    public string? Find(string name) => given.GetValueOrDefault(name);

    private static string Slug(string name)
    {
        var words = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string slug = string.Join('-', words);
        slug = slug[..Math.Min(slug.Length, Longest)].Trim('-');
        // A Service's name must begin with a letter.
        return slug.Length == 0 ? "target"
            : char.IsAsciiDigit(slug[0]) ? "n" + slug
            : slug;
    }
}
