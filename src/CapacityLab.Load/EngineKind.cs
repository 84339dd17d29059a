using System.Text.Json.Serialization;

namespace CapacityLab.Load;

/// <summary>What sends the requests of a load.</summary>
public enum EngineKind
{
    /// <summary>
    /// The fast path where every scenario is data and the address is http: on Linux io_uring for a load of the closed model alone and
    /// epoll for others, else sockets; HttpClient otherwise.
    /// </summary>
    Auto,

    /// <summary>Event loops on Linux's epoll, HTTP/1.1 without TLS, scenarios of data only.</summary>
    Epoll,

    /// <summary>The same event loops on Linux's io_uring: Linux 6.1 or newer, and often not in containers.</summary>
    [JsonStringEnumMemberName("io_uring")]
    IoUring,

    /// <summary>The same event loops on System.Net.Sockets, on any system.</summary>
    Sockets,

    /// <summary>HttpClient: TLS, and scenarios of code.</summary>
    HttpClient,
}
