using System.Text;
using CapacityLab.Load.FastPath.Requests;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.FastPath;

public class RequestWriterTests
{
    [Theory]
    [InlineData("http://[::1]/", "[::1]")]
    [InlineData("http://[::1]:5000/", "[::1]:5000")]
    [InlineData("http://127.0.0.1/", "127.0.0.1")]
    [InlineData("http://localhost:5000/", "localhost:5000")]
    [InlineData("http://bücher.example/", "xn--bcher-kva.example")]
    public void The_host_is_written_as_rfc_9112_asks(string address, string host)
    {
        var template = RequestWriter.TemplateOf(
            new HttpStep { Name = "get", Path = "/" },
            new Uri(address),
            _ => throw new InvalidOperationException()
        );

        Assert.Contains($"\r\nHost: {host}\r\n", Encoding.UTF8.GetString(template.Fixed!), StringComparison.Ordinal);
    }
}
