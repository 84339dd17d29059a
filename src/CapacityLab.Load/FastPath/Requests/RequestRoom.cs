namespace CapacityLab.Load.FastPath.Requests;

/// <summary>Where a loop renders its requests, one after the other.</summary>
internal sealed class RequestRoom
{
    private byte[] bytes = new byte[4096];

    /// <summary>Of the request rendered last.</summary>
    public int Length { get; private set; }

    /// <summary>Valid until the next one is rendered.</summary>
    public ReadOnlySpan<byte> Render(FastStep step, SlotValues values)
    {
        if (step.Request.Fixed is { } whole)
        {
            Length = whole.Length;
            return whole;
        }

        Length = step.Request.Write(ref bytes, values);
        return bytes.AsSpan(0, Length);
    }
}
