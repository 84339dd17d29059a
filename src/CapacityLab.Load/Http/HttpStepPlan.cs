using System.Text;

namespace CapacityLab.Load.Http;

/// <summary>A step taken apart once: what is the same in every request is made here.</summary>
internal sealed class HttpStepPlan
{
    // The address was checked and encoded by us; the framework's own pass over it costs a microsecond a request.
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpMethod method;
    private readonly string prefix;
    private readonly Template path;
    private readonly Uri? fixedAddress;
    private readonly HeaderPlan[] headers;
    private readonly Template? body;
    private readonly byte[]? fixedBody;
    private readonly bool hasContentType;

    public HttpStepPlan(HttpStep step, Uri baseAddress, Func<string, int> slotOf, int number)
    {
        Number = number;
        method = new HttpMethod(step.Method);
        prefix = baseAddress.GetLeftPart(UriPartial.Authority) + baseAddress.AbsolutePath.TrimEnd('/');
        path = Template.Parse(step.Path, slotOf);
        fixedAddress = path.Fixed is { } text ? AddressOf(UrlText.Encode(text)) : null;
        headers = [.. step.Headers.Select(h => HeaderPlan.Of(h.Key, Template.Parse(h.Value, slotOf)))];
        hasContentType = step.Has("Content-Type");
        body = step.Body is null ? null : Template.Parse(step.Body, slotOf);
        fixedBody = step.BodyBytes?.ToArray() ?? (body?.Fixed is { } whole ? Encoding.UTF8.GetBytes(whole) : null);
        Answer = new AnswerCheck(step, slotOf);
    }

    /// <summary>In the recorder's table of steps.</summary>
    public int Number { get; }

    public AnswerCheck Answer { get; }

    public HttpRequestMessage Request(string?[] values)
    {
        var request = new HttpRequestMessage(method, fixedAddress ?? AddressOf(path.Fill(values, UrlText.Encode)));
        if ((fixedBody ?? Filled(values)) is { } bytes)
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

    private byte[]? Filled(string?[] values) => body is null ? null : Encoding.UTF8.GetBytes(body.Fill(values));

    private Uri AddressOf(string pathAndQuery) => new(prefix + pathAndQuery, AsItIs);
}
