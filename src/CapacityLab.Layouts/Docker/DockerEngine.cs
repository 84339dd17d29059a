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

    private const string VersionVariable = "DOCKER_API_VERSION";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>As the user set it: read before the lab sets it for Testcontainers.</summary>
    private static readonly string UsersVersion = Environment.GetEnvironmentVariable(VersionVariable) ?? "";

    private DockerEngine(DockerClient client, EngineEndpoint endpoint, VersionResponse version, Version api)
    {
        (Client, Endpoint, ApiVersion) = (client, endpoint, api);
        Text = $"{version.Version}, API {api}{SetAside(api)}";
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
        var (endpoint, wrong) = EngineEndpoint.Find();
        if (endpoint is null)
        {
            return (null, wrong);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var anyVersion = Connect(endpoint, null);
            var version = await anyVersion.System.GetVersionAsync(patience.Token).ConfigureAwait(false);
            if (!Version.TryParse(version.APIVersion, out var ofEngine))
            {
                return (null, $"what answers at {endpoint.Address} is no Docker engine");
            }

            var api = Choose(ofEngine, VersionOfTestcontainers);
            TellTestcontainers(endpoint, api);
            return (new DockerEngine(Connect(endpoint, api), endpoint, version, api), "");
        }
        catch (Exception e) when (IsNoAnswer(e) && !cancellation.IsCancellationRequested)
        {
            // Cancelled only by its own patience: "a task was canceled" would say nothing.
            string why =
                e is OperationCanceledException
                    ? $"nothing came within {Patience.TotalSeconds:0} s"
                    : MessageOf(e).TrimEnd('.');
            return (null, $"no engine answers at {endpoint.Address}: {why}");
        }
        catch (JsonException)
        {
            return (null, $"what answers at {endpoint.Address} is no Docker engine");
        }
    }

    /// <summary>The older of the two: newer engines still know the wanted one, or say themselves that they do not.</summary>
    internal static Version Choose(Version ofEngine, Version wanted) => ofEngine < wanted ? ofEngine : wanted;

    public void Dispose() => Client.Dispose();

    /// <summary>Whether the engine failed, and not the lab.</summary>
    public static bool IsNoAnswer(Exception e) =>
        e is AggregateException several
            ? several.Flatten().InnerExceptions.All(IsNoAnswer)
            : e
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
            : First(e).GetBaseException().Message;
        return string.Join(
            ' ',
            text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
    }

    /// <summary>A host of several addresses that answers at none gives an exception for each.</summary>
    private static Exception First(Exception e) =>
        e is AggregateException several ? several.Flatten().InnerExceptions[0] : e;

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
        SetUnlessSet(EngineEndpoint.Variable, endpoint.Address.ToString());
        // Whatever is set already: in a version that the engine does not know Testcontainers finds no engine at all.
        Environment.SetEnvironmentVariable(VersionVariable, api.ToString());
        if (endpoint.IsLocal)
        {
            SetUnlessSet("TESTCONTAINERS_HOST_OVERRIDE", "127.0.0.1");
        }
    }

    private static string SetAside(Version api) =>
        UsersVersion.Length == 0 || UsersVersion == api.ToString()
            ? ""
            : $" ({VersionVariable}={UsersVersion} is set aside)";

    private static void SetUnlessSet(string name, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
