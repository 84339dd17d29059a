using CapacityLab.Results.Layouts;
using CapacityLab.Running;

namespace CapacityLab.Confirming;

/// <summary>Tells what a raised layout has come to as a part of the measured layout, so that the journal does not keep it as one of the plan's.</summary>
/// <param name="observer">Is told.</param>
/// <param name="measuredWith">The measured layout with the raised one, as far as that has come.</param>
internal sealed class RaisedLayoutObserver(IRunObserver observer, Func<LayoutResult, LayoutResult> measuredWith)
    : IRunObserver
{
    public void On(RunEvent runEvent) =>
        observer.On(
            runEvent is RunEvent.ProbeEnded ended
                ? ended with
                {
                    LayoutSoFar = measuredWith(ended.LayoutSoFar),
                }
                : runEvent
        );
}
