using System.Text;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.FastPath.Requests;

/// <summary>Serialises a step (RFC 9112, 3): the request line, Host, the step's own headers, the body's length, the body.</summary>
internal sealed class RequestWriter(Func<string, int> slotOf, int? cookieSlot)
{
    private readonly List<RequestPart> parts = [];
    private readonly StringBuilder text = new();

    /// <param name="step">What to send.</param>
    /// <param name="address">Where.</param>
    /// <param name="slotOf">Place of a slot's value.</param>
    /// <param name="cookieSlot">Place of the line of cookies, which is empty where there are none; null: cookies are off.</param>
    public static RequestTemplate TemplateOf(
        HttpStep step,
        Uri address,
        Func<string, int> slotOf,
        int? cookieSlot = null
    ) => new RequestWriter(slotOf, cookieSlot).Write(step, address);

    private RequestTemplate Write(HttpStep step, Uri address)
    {
        text.Append(step.Method).Append(' ');
        Add(SlotText.OfPath(address, step.Path, slotOf));
        text.Append(" HTTP/1.1\r\n");
        if (!step.Has("Host"))
        {
            text.Append("Host: ").Append(HostOf(address)).Append("\r\n");
        }

        foreach (var (name, value) in step.Headers)
        {
            text.Append(name).Append(": ");
            Add(SlotText.OfHeader(value, slotOf));
            text.Append("\r\n");
        }

        if (cookieSlot is { } slot)
        {
            EndText();
            parts.Add(new RequestPart(new SlotPart(null, slot, SlotPlace.Raw)));
        }

        return WriteBody(step);
    }

    private RequestTemplate WriteBody(HttpStep step)
    {
        if (step.HasBody && !step.Has("Content-Type"))
        {
            text.Append("Content-Type: application/json\r\n");
        }

        if (step.HasBody || step.Method is "POST" or "PUT" or "PATCH")
        {
            text.Append("Content-Length: ");
            EndText();
            parts.Add(RequestPart.OfBodyLength);
            text.Append("\r\n");
        }

        text.Append("\r\n");
        EndText();
        var bodyFrom = parts.Count;
        AddBody(step);
        return new RequestTemplate(parts, bodyFrom);
    }

    private void AddBody(HttpStep step)
    {
        if (step.BodyBytes is { } bytes)
        {
            Add(bytes.ToArray());
            return;
        }

        Add(SlotText.OfBody(step, slotOf));
    }

    private void Add(SlotText filled)
    {
        EndText();
        parts.AddRange(filled.Parts.Select(part => new RequestPart(part)));
    }

    private void EndText()
    {
        if (text.Length > 0)
        {
            Add(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }
    }

    private void Add(byte[] literal) => parts.Add(new RequestPart(new SlotPart(literal, 0, SlotPlace.Raw)));

    private static string HostOf(Uri address)
    {
        // IdnHost has no brackets, which an IPv6 address needs with and without a port: RFC 3986, 3.2.2.
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return address.IsDefaultPort ? host : $"{host}:{address.Port}";
    }
}
