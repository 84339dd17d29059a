using CapacityLab.Running;

namespace CapacityLab.Display;

/// <summary>Shows nothing.</summary>
internal sealed class QuietRunDisplay : IRunDisplay
{
    public void On(RunEvent runEvent) { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
