using System.Net.Sockets;
using CapacityLab.Layouts.Docker;

namespace CapacityLab.Layouts.Tests.Docker;

public sealed class EngineEndpointTests
{
    [Theory]
    [InlineData("unix:///run/docker.sock")]
    [InlineData("tcp://127.0.0.1:2375")]
    [InlineData("http://build.example")]
    [InlineData("https://build.example:2376")]
    public void An_address_that_both_clients_speak_is_taken(string host) =>
        Assert.Equal(new Uri(host), EngineEndpoint.Parse(host).Endpoint?.Address);

    [Theory]
    [InlineData("localhost:2375")]
    [InlineData("127.0.0.1:2375")]
    [InlineData("garbage")]
    [InlineData("ssh://me@build.example")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("unix://run/docker.sock")]
    public void Any_other_is_refused_with_the_variable_what_was_found_and_what_is_allowed(string host)
    {
        var (endpoint, why) = EngineEndpoint.Parse(host);

        Assert.Null(endpoint);
        Assert.StartsWith($"DOCKER_HOST: found {host}; allowed: unix:///PATH, tcp:", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_answers_at_none_of_its_addresses_is_an_engine_that_does_not_answer()
    {
        var refused = new AggregateException(new SocketException(111), new SocketException(101));

        Assert.True(DockerEngine.IsNoAnswer(refused));
        Assert.Equal(new SocketException(111).Message, DockerEngine.MessageOf(refused));
        Assert.False(DockerEngine.IsNoAnswer(new AggregateException(new SocketException(111), new FormatException())));
    }
}
