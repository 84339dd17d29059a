using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using Version = System.Version;

namespace CapacityLab.Layouts.Docker;

/// <summary>An engine that answers, asked in a version that both sides know.</summary>
internal sealed class DockerEngine : IDisposable
{
    /// <summary>What Testcontainers asks for unless it is told otherwise.</summary>
    private static readonly Version VersionOfTestcontainers = new(1, 44);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private DockerEngine(DockerClient client, EngineEndpoint endpoint, VersionResponse version, Version api)
    {
        (Client, Endpoint, ApiVersion) = (client, endpoint, api);
        Text = $"{version.Version}, API {api}";
    }

    public DockerClient Client { get; }

    public EngineEndpoint Endpoint { get; }

    /// <summary>In which it is asked.</summary>
    public Version ApiVersion { get; }

    /// <summary>As <c>20.10.24, API 1.41</c>.</summary>
    public string Text { get; }

    /// <summary>Null with the reason where none answers. Sets what Testcontainers reads once, at its first use.</summary>
    public static async Task<(DockerEngine? Engine, string Why)> TryConnectAsync(CancellationToken cancellation)
    {
        var endpoint = EngineEndpoint.Find();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var anyVersion = Connect(endpoint, null);
            var version = await anyVersion.System.GetVersionAsync(patience.Token).ConfigureAwait(false);
            var api = Choose(Version.Parse(version.APIVersion), VersionOfTestcontainers);
            TellTestcontainers(endpoint, api);
            return (new DockerEngine(Connect(endpoint, api), endpoint, version, api), "");
        }
        catch (Exception e) when (IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            return (null, $"no engine answers at {endpoint.Address}: {MessageOf(e)}");
        }
    }

    /// <summary>The older of the two: newer engines still know the wanted one, or say themselves that they do not.</summary>
    internal static Version Choose(Version ofEngine, Version wanted) => ofEngine < wanted ? ofEngine : wanted;

    public void Dispose() => Client.Dispose();

    /// <summary>Whether the engine failed, and not the lab.</summary>
    public static bool IsNoAnswer(Exception e) =>
        e
            is DockerApiException
                or HttpRequestException
                or IOException
                or SocketException
                or TimeoutException
                or OperationCanceledException
                or System.Security.Authentication.AuthenticationException
                or UnauthorizedAccessException;

    /// <summary>What the engine says went wrong, in one line.</summary>
    public static string MessageOf(Exception e)
    {
        var text = e is DockerApiException { ResponseBody: { Length: > 0 } body }
            ? Said(body)
            : e.GetBaseException().Message;
        return string.Join(
            ' ',
            text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private static string Said(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("message").GetString() ?? body;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return body;
        }
    }

    private static DockerClient Connect(EngineEndpoint endpoint, Version? version)
    {
        var builder = new DockerClientBuilder().WithEndpoint(endpoint.Address);
        return (version is null ? builder : builder.WithApiVersion(version)).Build();
    }

    private static void TellTestcontainers(EngineEndpoint endpoint, Version api)
    {
        SetUnlessSet("DOCKER_HOST", endpoint.Address.ToString());
        SetUnlessSet("DOCKER_API_VERSION", api.ToString());
        if (endpoint.IsLocal)
        {
            SetUnlessSet("TESTCONTAINERS_HOST_OVERRIDE", "127.0.0.1");
        }
    }

    private static void SetUnlessSet(string name, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
