using CapacityLab.Results.Json;

namespace CapacityLab.Running;

/// <summary>Keeps what has been found, flushed after every probe, so that a killed run still gives a partial report.</summary>
internal sealed class Journal(RunFolder folder) : IRunObserver, IDisposable
{
    private readonly FileStream file = File.Create(folder.Journal);

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunEvent.Started started:
                JournalFormat.Write(file, started.Header);
                break;
            case RunEvent.ProbeEnded probe:
                JournalFormat.Write(file, probe.LayoutSoFar);
                break;
            case RunEvent.LayoutEnded ended:
                JournalFormat.Write(file, ended.Layout);
                break;
            case RunEvent.Confirming confirming:
                JournalFormat.Write(file, confirming.LayoutSoFar);
                break;
            case RunEvent.Confirmed confirmed:
                JournalFormat.Write(file, confirmed.Layout);
                break;
        }
    }

    public void Dispose() => file.Dispose();
}
