using CapacityLab.Layouts.Docker;

namespace CapacityLab.Layouts.Tests.Docker;

public sealed class ImageExaminationTests
{
    [Fact]
    public void Each_image_is_told_as_present_or_missing_and_a_missing_one_with_what_mends_it()
    {
        var facts = ImageExamination.Of(["nginx:1.28.0", "capacitylab-offline/postgres:1", "bystander:1"]);

        Assert.Equal(["image dotnet", "image nginx", "postgresql"], facts.Select(fact => fact.Name));
        Assert.Equal([false, true, true], facts.Select(fact => fact.Good));
        Assert.Contains("capacitylab-offline/dotnet:1 missing", facts[0].Found, StringComparison.Ordinal);
        Assert.Contains("tools/offline-images/build.sh", facts[0].Advice, StringComparison.Ordinal);
        Assert.Equal("nginx:1.28.0 present, capacitylab-offline/nginx:1 missing", facts[1].Found);
        Assert.Contains("capacitylab-offline/postgres:1 present", facts[2].Found, StringComparison.Ordinal);
    }
}
