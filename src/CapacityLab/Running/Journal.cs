using CapacityLab.Plans;
using CapacityLab.Results.Json;

namespace CapacityLab.Running;

/// <summary>Keeps what has been found, flushed after every probe, so that a killed run still gives a partial report.</summary>
internal sealed class Journal(RunFolder folder, SecretValues secrets) : IRunObserver, IDisposable
{
    private readonly FileStream file = File.Create(folder.Journal);

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunEvent.Started started:
                Write(JournalFormat.Line(started.Header));
                break;
            case RunEvent.ProbeEnded probe:
                Write(JournalFormat.Line(probe.LayoutSoFar));
                break;
            case RunEvent.LayoutEnded ended:
                Write(JournalFormat.Line(ended.Layout));
                break;
            case RunEvent.Confirming confirming:
                Write(JournalFormat.Line(confirming.LayoutSoFar));
                break;
            case RunEvent.Confirmed confirmed:
                Write(JournalFormat.Line(confirmed.Layout));
                break;
        }
    }

    public void Dispose() => file.Dispose();

    private void Write(string line) => JournalFormat.Write(file, HiddenJson.Of(line, secrets));
}
