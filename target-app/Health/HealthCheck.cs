namespace TargetApp.Health;

/// <summary>Asks the program's own /healthz, for images without a shell.</summary>
internal static class HealthCheck
{
    public const string Command = "healthcheck";
    private const string DefaultUrls = "http://127.0.0.1:8080";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>0: healthy, 1: not.</returns>
    public static async Task<int> RunAsync(string? urls, TextWriter errors)
    {
        var address = AddressOf(urls);
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode ? 0 : await FailAsync($"{(int)answer.StatusCode}");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return await FailAsync(failure.Message);
        }

        async Task<int> FailAsync(string why)
        {
            await errors.WriteLineAsync($"{address}: {why}");
            return 1;
        }
    }

    /// <summary>The first of ASPNETCORE_URLS, asked on loopback where it listens everywhere.</summary>
    internal static Uri AddressOf(string? urls)
    {
        string first = (string.IsNullOrWhiteSpace(urls) ? DefaultUrls : urls).Split(';')[0];
        foreach (string everywhere in (string[])["0.0.0.0", "[::]", "*", "+"])
        {
            first = first.Replace($"://{everywhere}", "://127.0.0.1", StringComparison.Ordinal);
        }

        return new Uri(new Uri(first), "/healthz");
    }
}
