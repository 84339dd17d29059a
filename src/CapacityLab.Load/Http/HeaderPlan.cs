using System.Text;
using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.Http;

/// <summary>One header of a step, and whether HttpClient keeps it with the body or with the request.</summary>
internal sealed record HeaderPlan(string Name, SlotText Value, bool OfBody)
{
    public static HeaderPlan Of(string name, SlotText value) => new(name, value, IsOfBody(name));

    public static bool IsName(string name) => HttpSyntax.IsToken(name) && (CanAdd(name) || IsOfBody(name));

    public void AddTo(HttpRequestMessage request, SlotValues values)
    {
        // Byte by byte, and sent so: PlannedRequest.
        var text = Encoding.Latin1.GetString(Value.Fill(values));
        if (OfBody)
        {
            request.Content?.Headers.TryAddWithoutValidation(Name, text);
        }
        else
        {
            request.Headers.TryAddWithoutValidation(Name, text);
        }
    }

    private static bool CanAdd(string name)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.TryAddWithoutValidation(name, "x");
    }

    private static bool IsOfBody(string name)
    {
        using var content = new ByteArrayContent([]);
        return !CanAdd(name) && content.Headers.TryAddWithoutValidation(name, "x");
    }
}
