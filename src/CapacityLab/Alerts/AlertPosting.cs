using CapacityLab.Running;

namespace CapacityLab.Alerts;

/// <summary>Posts each alert when it starts to fire, and at the end of its probe as resolved.</summary>
internal sealed class AlertPosting(AlertWebhook webhook) : IRunObserver
{
    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunEvent.AlertFired fired:
                webhook.Post(fired.Alert);
                break;
            case RunEvent.AlertEnded ended:
                webhook.Post(ended.Alert);
                break;
        }
    }
}
