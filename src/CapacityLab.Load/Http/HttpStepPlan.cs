using System.Text;
using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.Http;

/// <summary>A step taken apart once: what is the same in every request is made here.</summary>
internal sealed class HttpStepPlan
{
    // The address was checked and encoded by us; the framework's own pass over it costs a microsecond a request.
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpMethod method;
    private readonly string authority;
    private readonly Uri? fixedAddress;
    private readonly HeaderPlan[] headers;
    private readonly SlotText? body;
    private readonly byte[]? fixedBody;
    private readonly bool hasContentType;

    public HttpStepPlan(HttpStep step, Uri baseAddress, Func<string, int> slotOf, int number)
    {
        Number = number;
        method = new HttpMethod(step.Method);
        authority = baseAddress.GetLeftPart(UriPartial.Authority);
        Path = SlotText.OfPath(baseAddress, step.Path, slotOf);
        fixedAddress = Path.Fixed is { } text ? AddressOf(text) : null;
        headers = [.. step.Headers.Select(h => HeaderPlan.Of(h.Key, SlotText.OfHeader(h.Value, slotOf)))];
        hasContentType = step.Has("Content-Type");
        body = step.Body is null ? null : SlotText.OfBody(step, slotOf);
        fixedBody = step.BodyBytes?.ToArray() ?? body?.Fixed;
        Answer = new AnswerCheck(step, slotOf);
        Origin = CookieOrigin.Of(step, baseAddress);
    }

    /// <summary>In the recorder's table of steps.</summary>
    public int Number { get; }

    public AnswerCheck Answer { get; }

    public CookieOrigin Origin { get; }

    /// <summary>Path and query of the request.</summary>
    public SlotText Path { get; }

    public HttpRequestMessage Request(SlotValues values)
    {
        var request = new PlannedRequest(method, fixedAddress ?? AddressOf(Path.Fill(values)));
        if ((fixedBody ?? body?.Fill(values)) is { } bytes)
        {
            request.Content = new ByteArrayContent(bytes);
            if (!hasContentType)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            }
        }

        foreach (var header in headers)
        {
            header.AddTo(request, values);
        }

        return request;
    }

    private Uri AddressOf(byte[] pathAndQuery) => new(authority + Encoding.ASCII.GetString(pathAndQuery), AsItIs);
}
