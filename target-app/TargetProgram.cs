using TargetApp.Health;
using TargetApp.Settings;
using TargetApp.Storage;

namespace TargetApp;

/// <summary>The program's outside: exit codes, and one clear message where it cannot start.</summary>
internal static class TargetProgram
{
    public const int Stopped = 0;
    public const int CouldNotStart = 1;
    public const int BadSettings = 2;

    public static async Task<int> RunAsync(string[] args, Stream requestLog, TextWriter errors)
    {
        if (args is [HealthCheck.Command])
        {
            return await HealthCheck.RunAsync(Environment.GetEnvironmentVariable("ASPNETCORE_URLS"), errors);
        }

        try
        {
            await using var app = TargetApplication.Build(args, requestLog);
            await TargetApplication.StartAsync(app);
            await app.WaitForShutdownAsync();
            return Stopped;
        }
        catch (SettingsException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return BadSettings;
        }
        catch (Exception failure) when (failure is StorageException or IOException)
        {
            await errors.WriteLineAsync($"Could not start: {failure.Message}");
            return CouldNotStart;
        }
    }
}
