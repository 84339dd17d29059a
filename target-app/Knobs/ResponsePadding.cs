namespace TargetApp.Knobs;

/// <summary>White space after a body: JSON stays valid, and only its size changes.</summary>
internal sealed class ResponsePadding(int kiB)
{
    private readonly byte[] spaces = Enumerable.Repeat((byte)' ', kiB * 1024).ToArray();

    /// <summary>Corrects the announced length, where the response announces one.</summary>
    public void Announce(HttpContext context)
    {
        if (spaces.Length > 0)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.ContentLength += spaces.Length;
                return Task.CompletedTask;
            });
        }
    }

    public ValueTask WriteAsync(HttpContext context) =>
        spaces.Length == 0 ? ValueTask.CompletedTask : context.Response.Body.WriteAsync(spaces, context.RequestAborted);
}
