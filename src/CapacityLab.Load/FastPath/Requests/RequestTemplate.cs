namespace CapacityLab.Load.FastPath.Requests;

/// <summary>A step's request, serialised before the run but for its slots.</summary>
internal sealed class RequestTemplate
{
    private readonly RequestPart[] parts;
    private readonly int bodyFrom;

    /// <param name="bodyFrom">The first part of the body.</param>
    public RequestTemplate(IReadOnlyList<RequestPart> parts, int bodyFrom)
    {
        this.parts = [.. parts];
        this.bodyFrom = bodyFrom;
        Fixed = parts.All(part => part.IsFixed) ? Whole() : null;
    }

    /// <summary>All of it, where it has no slots; else null.</summary>
    public byte[]? Fixed { get; }

    /// <param name="buffer">Made larger where that is needed.</param>
    /// <returns>Bytes of the request, from the start of the buffer.</returns>
    public int Write(ref byte[] buffer, SlotValues values)
    {
        var most = 0;
        var bodyLength = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var length = parts[i].Most(values);
            most += length;
            bodyLength += i >= bodyFrom ? length : 0;
        }

        if (buffer.Length < most)
        {
            buffer = new byte[most * 2];
        }

        var at = 0;
        foreach (var part in parts)
        {
            at += part.Write(buffer.AsSpan(at), values, bodyLength);
        }

        return at;
    }

    private byte[] Whole()
    {
        byte[] buffer = [];
        var length = Write(ref buffer, new SlotValues(0));
        return buffer[..length];
    }
}
