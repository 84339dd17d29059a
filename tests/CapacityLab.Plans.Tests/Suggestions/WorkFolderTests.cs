using System.Text.Json;
using CapacityLab.Plans.Suggestions;
using CapacityLab.Reports.Tests.Sample;

namespace CapacityLab.Plans.Tests.Suggestions;

public sealed class WorkFolderTests : IDisposable
{
    private const string Plan = """
        { "target": { "name": "shop", "image": "shop:1", "environment": { "Own": "{work}/x.db", "Shared": "{data}/y.db" } } }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("suggestions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_of_its_own_stays_one_where_it_is_deployed()
    {
        SuggestionFolder.Write(folder, SampleRun.Complete() with { Plan = JsonDocument.Parse(Plan).RootElement });
        var pod = ReadYaml
            .Documents(File.ReadAllText(Path.Combine(folder, "kubernetes.yaml")))[0]
            .At("spec", "template", "spec");
        var shop = Assert
            .Single(ReadYaml.Documents(File.ReadAllText(Path.Combine(folder, "compose.yaml"))))
            .At("services", "shop");

        Assert.Equal("/work/x.db", pod.Text("containers", 0, "env", 0, "value"));
        Assert.Equal("/data", pod.Text("containers", 0, "volumeMounts", 0, "mountPath"));
        Assert.Equal("/work", pod.Text("containers", 0, "volumeMounts", 1, "mountPath"));
        Assert.Equal(pod.Text("volumes", 1, "name"), pod.Text("containers", 0, "volumeMounts", 1, "name"));
        Assert.Equal("/work/x.db", shop.Text("environment", "Own"));
        Assert.Equal(["/work"], shop.At("tmpfs").Items());
        Assert.Equal(["data:/data"], shop.At("volumes").Items());
    }
}
