namespace CapacityLab.Plans.Tests;

/// <summary>One mistake in, its exact message out.</summary>
public sealed class ProgramMistakeTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        """{ "name": "shop" }""",
        "$.target: found none of project, executable, image; allowed: just one of project, executable, image"
    )]
    [InlineData(
        """{ "name": "shop", "project": ".", "executable": "x" }""",
        "$.target: found project, executable together; allowed: just one of project, executable, image",
        """$.target.project: found "." (a folder with 0 projects); allowed: a project file, or a folder with just one"""
    )]
    [InlineData(
        """{ "name": "shop", "project": "nowhere" }""",
        """$.target.project: found "nowhere" (no such file or folder); allowed: a project file, or a folder with just one"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "./nothing" }""",
        """$.target.executable: found "./nothing" (no such file); allowed: a program's file, or a name to be found on PATH"""
    )]
    [InlineData(
        """{ "name": "Shop", "executable": "x" }""",
        """$.target.name: found "Shop" (text); allowed: a name of 1 to 60 small letters, digits and hyphens that starts with a letter"""
    )]
    [InlineData(
        """{ "name": "shop", "image": "a::b//c" }""",
        """$.target.image: found "a::b//c" (text); allowed: an image, as [host[:port]/]name[:tag][@digest], the name in lower case"""
    )]
    [InlineData(
        """{ "name": "shop", "image": "Shop:1" }""",
        """$.target.image: found "Shop:1" (text); allowed: an image, as [host[:port]/]name[:tag][@digest], the name in lower case"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "cpus": 1 }""",
        """$.target.cpus: found the unknown name "cpus"; allowed: name, project, executable, image, arguments, environment, health, metrics, readyTimeoutSeconds"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "health": "healthz" }""",
        """$.target.health: found "healthz" (text); allowed: a path from one slash on, without blanks and #, other than ASCII percent-encoded"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "readyTimeoutSeconds": 601 }""",
        "$.target.readyTimeoutSeconds: found 601; allowed: a number from 0.1 to 600"
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "arguments": ["{prot}"] }""",
        """$.target.arguments[0]: found the placeholder {prot} (did you mean "port"?); allowed: {port}, {url}, {name}, {data}, {work}; services count once they are started"""
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "environment": { "A": "{pay.url}" } }""",
        "$.target.environment.A: found the placeholder {pay.url}; allowed: {port}, {url}, {name}, {data}, {work}; services count once they are started"
    )]
    [InlineData(
        """{ "name": "shop", "executable": "x", "environment": { "A=B": [] } }""",
        """$.target.environment["A=B"]: found the name "A=B"; allowed: a name without = and control characters""",
        """$.target.environment["A=B"]: found an empty list; allowed: text, a number or a boolean"""
    )]
    public void A_mistake_in_the_target_is_told(string target, params string[] told) =>
        Assert.Equal(told, folder.Told(PlanFolder.With(target: target)));

    [Theory]
    [InlineData(
        """{ "name": "none" }""",
        """$.services[0].name: found "none" (a name with a meaning); allowed: names other than none, balancer, database"""
    )]
    [InlineData(
        """{ "name": "shop" }""",
        """$.services[0].name: found "shop", a name of the target; allowed: names other than shop and shop-1, shop-2 and so on"""
    )]
    [InlineData(
        """{ "name": "shop-2" }""",
        """$.services[0].name: found "shop-2", a name of the target; allowed: names other than shop and shop-1, shop-2 and so on"""
    )]
    [InlineData(
        """{ "name": "a" }, { "name": "a" }""",
        """$.services[1].name: found "a" again; allowed: a service's name that no other has"""
    )]
    [InlineData(
        """{ "name": "a", "environment": { "B": "{b.port}" } }, { "name": "b" }""",
        """$.services[0].environment.B: found the placeholder {b.port} (did you mean "port"?); allowed: {port}, {url}, {name}, {data}, {work}; services count once they are started"""
    )]
    [InlineData(
        """{ "name": "a", "project": "x.csproj", "executable": "a" }""",
        "$.services[0]: found project, executable together; allowed: just one of project, executable, image",
        """$.services[0].project: found "x.csproj" (no such file or folder); allowed: a project file, or a folder with just one"""
    )]
    public void A_mistake_in_services_is_told(string services, params string[] told) =>
        Assert.Equal(told, folder.Told(PlanFolder.With(more: $""", "services": [{services}]""")));

    [Fact]
    public void Braces_that_are_no_placeholder_are_text()
    {
        var environment =
            """{ "A": "{\"port\":1}", "B": "{{port}} {{nothing}}", "C": "{0} {a.b} {} { url }", "D": 7, "E": true }""";
        var target = $$"""{ "name": "shop", "executable": "x", "environment": {{environment}} }""";
        var read = folder.Read(PlanFolder.With(target: target)).Target.Environment;
        Assert.Equal("{{port}} {{nothing}}", read["B"]);
        Assert.Equal(("7", "true"), (read["D"], read["E"]));
    }
}
