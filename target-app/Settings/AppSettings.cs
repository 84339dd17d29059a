using TargetApp.Knobs;
using TargetApp.Payments;

namespace TargetApp.Settings;

/// <summary>All settings, read and checked once, before anything starts.</summary>
internal sealed record AppSettings(string Urls, ShopOptions Shop, PaymentsOptions Payments, KnobsOptions Knobs)
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <exception cref="SettingsException">Something in them cannot be meant.</exception>
    public static AppSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = new AppSettings(
            ReadUrls(reader),
            ShopOptions.Read(reader),
            PaymentsOptions.Read(reader),
            KnobsOptions.Read(reader)
        );
        reader.RefuseUnknown("Shop", "Payments", "Knobs");
        reader.ThrowIfWrong();
        return settings;
    }

    private static string ReadUrls(SettingsReader reader)
    {
        var urls = reader.Text("urls", DefaultUrls);
        foreach (var url in urls.Split(';'))
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                reader.Refuse($"ASPNETCORE_URLS has \"{url}\"; allowed are addresses such as {DefaultUrls}.");
            }
        }

        return urls;
    }
}
