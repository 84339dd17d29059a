namespace TargetApp.Knobs;

/// <summary>Does to each /api request what the knobs ask. Not in the pipeline at all where they are off.</summary>
internal sealed class KnobsMiddleware(RequestDelegate next, KnobsOptions knobs)
{
    private readonly ResponsePadding padding = new(knobs.ResponseKiB);

    public async Task InvokeAsync(HttpContext context)
    {
        padding.Announce(context);
        var allocated = RequestAllocation.Create(knobs.AllocateKiB);
        CpuBurn.Burn(knobs.CpuPerRequest);
        SerialSection.Run(knobs.LockBusy, knobs.LockHeld);
        BlockedThread.OnTask(knobs.SyncOverAsync);
        BlockedThread.InCall(knobs.BlockingCall);
        await next(context);
        await padding.WriteAsync(context);
        GC.KeepAlive(allocated);
    }
}
