using Microsoft.AspNetCore.Http.HttpResults;
using TargetApp.Settings;
using TargetApp.Storage;

namespace TargetApp.Health;

/// <summary>GET /healthz: 200 while this replica should get traffic, else 503. It logs nothing.</summary>
internal static class HealthEndpoint
{
    public const string Path = "/healthz";

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Check).ExcludeFromDescription();

    private static async Task<JsonHttpResult<HealthState>> Check(HttpContext context, Drain drain, AppSettings settings)
    {
        var store = context.RequestServices.GetService<IShopStore>();
        var status =
            drain.HasBegun ? "draining"
            : store is null || await AnswersAsync(store, context.RequestAborted) ? "ready"
            : "storage-failed";
        return TypedResults.Json(
            new HealthState(status, settings.Shop.Replica),
            AppJson.Default.HealthState,
            statusCode: status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private static async ValueTask<bool> AnswersAsync(IShopStore store, CancellationToken cancellation)
    {
        try
        {
            await store.PingAsync(cancellation);
            return true;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or TimeoutException)
        {
            return false;
        }
    }
}
