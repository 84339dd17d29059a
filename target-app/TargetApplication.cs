using System.Text.Json.Serialization;
using TargetApp.Health;
using TargetApp.Knobs;
using TargetApp.Observability;
using TargetApp.Orders;
using TargetApp.Payments;
using TargetApp.Problems;
using TargetApp.Products;
using TargetApp.Settings;
using TargetApp.Storage;
using TargetApp.Storefront;

namespace TargetApp;

/// <summary>Puts the program together.</summary>
internal static class TargetApplication
{
    /// <summary>Beyond the drain time: what is left then gets this long to end.</summary>
    private static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(1);

    /// <exception cref="SettingsException">The settings cannot be meant.</exception>
    public static WebApplication Build(string[] args, Stream requestLog)
    {
        // Read through a pipe, a body of a wrong type would leave the pipe in a reading state, and Kestrel would drop
        // the connection: https://github.com/dotnet/aspnetcore/issues/17840
        AppContext.SetSwitch("Microsoft.AspNetCore.UseStreamBasedJsonParsing", true);
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                // Watching appsettings.json would cost a thread and inotify handles; settings are read once.
                Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
                // The program's own folder, wherever it was started from.
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        var settings = AppSettings.Read(builder.Configuration);
        ConfigureHost(builder, settings);
        AddServices(builder, settings, requestLog);
        var app = builder.Build();
        AddPipeline(app, settings);
        return app;
    }

    /// <summary>Prepares what requests need, then listens.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public static async Task StartAsync(WebApplication app)
    {
        app.Services.GetRequiredService<HeldMemory>();
        if (app.Services.GetService<IShopStore>() is { } store)
        {
            await store.PrepareAsync(app.Lifetime.ApplicationStopping);
        }

        await app.StartAsync();
    }

    private static void ConfigureHost(WebApplicationBuilder builder, AppSettings settings)
    {
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Standard output belongs to the request log.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        RequestLogExport.AddTo(builder, settings.Shop);
    }

    private static void AddServices(WebApplicationBuilder builder, AppSettings settings, Stream requestLog)
    {
        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Shop.DrainTime + LastGrace);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AppJson.Default);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddSingleton(settings).AddSingleton(settings.Knobs).AddSingleton(settings.Payments);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new RequestLog(requestLog));
        services.AddSingleton<HeldMemory>();
        services.AddSingleton<Drain>().AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddOpenApi();
        if (settings.Shop.Metrics)
        {
            services.AddPrometheus(settings.Shop);
        }

        if (settings.Shop.Role == Role.Shop)
        {
            AddShop(services, settings);
        }
        else
        {
            services.AddSingleton<ChargeLedger>().AddSingleton<ChargeGate>();
            services.AddSingleton<ChargeChance>().AddSingleton<ChargeDesk>();
        }
    }

    private static void AddShop(IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(provider => ShopStore.Open(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PaymentsClient>().AddSingleton<OrderDesk>().AddSingleton<StorefrontFiles>();
    }

    private static void AddPipeline(WebApplication app, AppSettings settings)
    {
        app.UseMiddleware<RequestEnvelope>();
        if (settings.Knobs.ActOnRequests)
        {
            app.UseWhen(
                context => context.Request.Path.StartsWithSegments("/api"),
                api => api.UseMiddleware<KnobsMiddleware>()
            );
        }

        app.UseMiddleware<ErrorBoundary>();
        app.MapHealth();
        app.MapOpenApi();
        if (settings.Shop.Metrics)
        {
            app.MapMetrics();
        }

        if (settings.Shop.Role == Role.Shop)
        {
            app.MapStorefront();
            app.MapProducts();
            app.MapOrders();
        }
        else
        {
            app.MapCharges();
        }
    }
}
