using CapacityLab.Running;

namespace CapacityLab.Display;

/// <summary>Shows a run while it goes on; disposing clears what is only for that time.</summary>
internal interface IRunDisplay : IRunObserver, IAsyncDisposable;
