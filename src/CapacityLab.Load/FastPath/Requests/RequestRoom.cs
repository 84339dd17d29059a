namespace CapacityLab.Load.FastPath.Requests;

/// <summary>Where a loop renders its requests, one after the other.</summary>
internal sealed class RequestRoom
{
    private byte[] bytes = new byte[4096];

    /// <summary>Valid until the next one is rendered.</summary>
    public ReadOnlySpan<byte> Render(FastStep step, SlotValues values)
    {
        if (step.Request.Fixed is { } whole)
        {
            return whole;
        }

        var length = step.Request.Write(ref bytes, values);
        return bytes.AsSpan(0, length);
    }
}
