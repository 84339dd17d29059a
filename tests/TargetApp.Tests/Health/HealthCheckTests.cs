using TargetApp.Health;

namespace TargetApp.Tests.Health;

public class HealthCheckTests
{
    [Theory]
    [InlineData(null, "http://127.0.0.1:8080/healthz")]
    [InlineData("http://0.0.0.0:8081", "http://127.0.0.1:8081/healthz")]
    [InlineData("http://+:8082;http://+:8083", "http://127.0.0.1:8082/healthz")]
    [InlineData("http://[::]:8084", "http://127.0.0.1:8084/healthz")]
    public void What_listens_everywhere_is_asked_on_loopback(string? urls, string asked) =>
        Assert.Equal(asked, HealthCheck.AddressOf(urls).AbsoluteUri);

    [Fact]
    public async Task Nobody_who_answers_is_not_healthy()
    {
        using var errors = new StringWriter();

        // The discard port: nobody listens there.
        Assert.Equal(1, await HealthCheck.RunAsync("http://127.0.0.1:9", errors));

        Assert.Contains("http://127.0.0.1:9/healthz", errors.ToString(), StringComparison.Ordinal);
    }
}
