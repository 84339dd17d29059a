using System.Xml.Linq;

namespace CapacityLab.Tests.Architecture;

/// <summary>Holds who may reference whom: a run goes one way, and Analysis never sees Load.</summary>
public class ProjectArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CapacityLab.Results"] = [],
        ["CapacityLab.Load"] = ["CapacityLab.Results"],
        ["CapacityLab.Balancer"] = [],
        ["CapacityLab.Layouts"] = ["CapacityLab.Results", "CapacityLab.Balancer"],
        ["CapacityLab.Plans"] = ["CapacityLab.Results", "CapacityLab.Load", "CapacityLab.Layouts"],
        ["CapacityLab.Analysis"] = ["CapacityLab.Results"],
        ["CapacityLab.Reports"] = ["CapacityLab.Results"],
        ["CapacityLab"] =
        [
            "CapacityLab.Results",
            "CapacityLab.Load",
            "CapacityLab.Layouts",
            "CapacityLab.Plans",
            "CapacityLab.Analysis",
            "CapacityLab.Reports",
        ],
        ["CapacityLab.Tool"] = ["CapacityLab"],
        ["LoadTests"] = ["CapacityLab", "TargetApp"],
        ["TargetApp"] = [],
    };

    [Fact]
    public void Projects_reference_only_what_the_design_allows()
    {
        var projects = Repository.Files("*.csproj", "src", "loadtests", "target-app");
        var violations = projects.SelectMany(file => Violations(Name(file), References(XDocument.Load(file))));

        Assert.Empty(violations);
        Assert.Equal(Allowed.Count, projects.Count);
    }

    [Fact]
    public void Results_has_no_packages()
    {
        var project = XDocument.Load(Assert.Single(Repository.Files("CapacityLab.Results.csproj", "src")));
        Assert.Empty(project.Descendants("PackageReference"));
    }

    [Fact]
    public void A_planted_arrow_from_analysis_to_load_is_found()
    {
        var planted = XDocument.Parse(
            """<Project><ItemGroup><ProjectReference Include="../CapacityLab.Load/CapacityLab.Load.csproj" /></ItemGroup></Project>"""
        );
        Assert.Equal(
            "CapacityLab.Analysis must not reference CapacityLab.Load",
            Assert.Single(Violations("CapacityLab.Analysis", References(planted)))
        );
    }

    private static IEnumerable<string> Violations(string project, IEnumerable<string> references) =>
        references
            .Where(reference => !Allowed.GetValueOrDefault(project, []).Contains(reference))
            .Select(reference => $"{project} must not reference {reference}");

    private static IEnumerable<string> References(XDocument project) =>
        project.Descendants("ProjectReference").Select(reference => Name(reference.Attribute("Include")!.Value));

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));
}
