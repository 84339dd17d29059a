using CapacityLab.Running;

namespace CapacityLab.Alerts;

/// <summary>Posts each alert when it starts to fire.</summary>
internal sealed class AlertPosting(AlertWebhook webhook) : IRunObserver
{
    public void On(RunEvent runEvent)
    {
        if (runEvent is RunEvent.AlertFired fired)
        {
            webhook.Post(fired.Alert);
        }
    }
}
