namespace TargetApp.Problems;

/// <summary>Carries a failure's reason from where it is known to the log line of its request.</summary>
internal static class FailureReason
{
    private static readonly object Key = new();

    public static void Set(HttpContext context, string reason) => context.Items[Key] = reason;

    public static string? Of(HttpContext context) =>
        context.Response.StatusCode < 400 ? null : context.Items[Key] as string ?? "unknown";
}
