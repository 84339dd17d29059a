using System.Text;

namespace CapacityLab.Load.Http;

/// <summary>A request of a scenario of data, whose headers hold a character for each byte that is to be sent.</summary>
internal sealed class PlannedRequest(HttpMethod method, Uri address) : HttpRequestMessage(method, address)
{
    /// <summary>For the handler; null: as it does by itself, which is to refuse what is not ASCII.</summary>
    public static Encoding? EncodingOf(string header, HttpRequestMessage request) =>
        request is PlannedRequest ? Encoding.Latin1 : null;
}
