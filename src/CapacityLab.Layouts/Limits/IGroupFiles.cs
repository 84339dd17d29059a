namespace CapacityLab.Layouts.Limits;

/// <summary>The open files of one control group. Not thread-safe.</summary>
internal interface IGroupFiles : IDisposable
{
    GroupReading Read();
}
