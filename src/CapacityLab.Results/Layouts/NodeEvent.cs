namespace CapacityLab.Results.Layouts;

/// <summary>Something that happened to a node.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Kind">As in <see cref="NodeEventKind"/>.</param>
/// <param name="At">When it was seen.</param>
/// <param name="ProbeIndex">The probe that was running; 0 outside of probes.</param>
/// <param name="Message">A sentence with the exit code or signal.</param>
public sealed record NodeEvent(string Node, string Kind, DateTimeOffset At, int ProbeIndex, string Message);
