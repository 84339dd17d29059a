using CapacityLab.Layouts.Docker;

namespace CapacityLab.Layouts.Tests.Docker;

public class ExposedPortTests
{
    [Theory]
    [InlineData("8080/tcp", 8080)]
    [InlineData("8080", 8080)]
    [InlineData("443/tcp 80/tcp", 80)]
    [InlineData("53/udp 8443/tcp", 8443)]
    [InlineData("53/udp", null)]
    [InlineData("nonsense/tcp 70000/tcp", null)]
    [InlineData("", null)]
    public void An_image_listens_on_the_lowest_tcp_port_that_it_exposes(string exposed, int? port) =>
        Assert.Equal(port, EngineImages.ExposedPort(exposed.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
