using System.Net.Sockets;
using System.Reflection;
using CapacityLab.Load.FastPath.Network.Linux;
using CapacityLab.Load.Http;
using CapacityLab.Load.Http1;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.Http;

/// <summary>Every kind that the engine makes is in the table: one that is not would count as an answer.</summary>
public class FailureKindTableTests
{
    private static readonly HashSet<string> Listed = [.. FailureKinds.All.Select(kind => kind.Name)];

    [Fact]
    public void Every_constant_is_listed_once()
    {
        var constants = typeof(FailureKinds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        Assert.True(constants.Count > 10, $"only {constants.Count} constants were found");
        Assert.Equal(constants.Order(), Listed.Where(name => FailureKinds.StatusOf(name) is null or 429).Order());
        Assert.Equal(Listed.Count, FailureKinds.All.Count);
    }

    [Fact]
    public void Every_error_of_a_socket_has_a_listed_kind()
    {
        var ofCalls = Enumerable.Range(1, 200).Select(LinuxErrors.KindOf);
        var ofSockets = Enum.GetValues<SocketError>()
            .Select(error => FailureClassifier.KindOf(new HttpRequestException("", new SocketException((int)error))));

        Assert.Subset(Listed, ofCalls.Concat(ofSockets).ToHashSet());
    }

    [Fact]
    public void Every_error_of_a_request_and_every_fault_of_an_answer_has_a_listed_kind()
    {
        var ofRequests = Enum.GetValues<HttpRequestError>()
            .Select(error => FailureClassifier.KindOf(new HttpRequestException(error)));
        var ofAnswers = Enum.GetValues<ResponseFault>().Select(fault => fault.Kind());

        Assert.Subset(Listed, ofRequests.Concat(ofAnswers).ToHashSet());
    }

    [Theory]
    [InlineData("http-500")]
    [InlineData("a kind of a scenario's own")]
    public void What_is_not_listed_is_an_answer_and_nothing_else(string kind)
    {
        var found = FailureKinds.Of(kind);

        Assert.Equal(
            (true, false, false, false),
            (found.Answered, found.IsGeneratorLimit, found.MayRetry, found.IsOverload)
        );
    }
}
